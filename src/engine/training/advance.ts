import type { Dataset } from '../../model/dataset';
import { type FigureGoal, type Goal, goalText, isFigureGoal, type ReachedGoal } from '../../model/goal';
import { Fault, message } from '../../model/message';
import type { Measure } from '../../model/record';
import type { SetName } from '../../model/sets';
import { watchedFigures } from '../../model/train';
import type { Passes } from '../forward-pass';
import { canDie, firstDeadUnit } from '../inspect/dead-units';
import { GradientNorm } from '../inspect/gradient-norm';
import type { Network } from '../network';
import type { BatchResult } from './batch-result';

/** What an advance trains. */
export interface Advancing extends Passes {
  readonly dataset: Dataset;
  readonly network: Network;
  readonly epoch: number;
  readonly step: number;
  readonly batchesPerEpoch: number;
  readonly done: boolean;
  train(most: number, wantsLoss?: boolean): BatchResult;
  measure(set: SetName): Measure | undefined;
  /** Gives what `measure` gives; its time is not one of training. */
  timed<T>(measure: () => T): T;
}

/**
 * Trains on until the first of some goals is reached. Batches and epochs are counted from here. Figures and dead units are
 * looked at here and after each epoch, however the way is divided into calls, so that it ends at the same step at any
 * speed. What is measured changes no bit of the training.
 */
export class Advance {
  private reachedGoal: ReachedGoal | undefined;
  private readonly lastStep: number;
  private readonly lastEpoch: number;
  private readonly gradient: GradientNorm;
  /** Whether the figures of now are looked at before the next batch. */
  private isUnseen = true;

  /** Throws Fault `goal-no-set`, `goal-no-classes` or `goal-no-units` of one that can never be measured. */
  constructor(
    private readonly training: Advancing,
    private readonly goals: readonly Goal[],
  ) {
    for (const goal of goals) checkGoal(goal, training);
    const { step, epoch } = training;
    this.lastStep = step + this.least('batches');
    this.lastEpoch = epoch + this.least('epochs');
    this.gradient = new GradientNorm(training.dataset);
  }

  /** The goal that is reached, or undefined before. */
  get reached(): ReachedGoal | undefined {
    return this.reachedGoal;
  }

  /** Trains at most `most` batches, none beyond the epoch or a goal; none once one is reached. */
  train(most: number, wantsLoss = false): BatchResult {
    const { training } = this;
    if (this.isUnseen) this.look();
    if (this.reachedGoal || training.done) return { epochEnded: false };
    const result = training.train(Math.min(most, this.lastStep - training.step), wantsLoss);
    this.isUnseen = result.epochEnded;
    // A run that has ended is looked at too: its last epoch may have reached the goal.
    if (this.isUnseen) this.look();
    else this.count();
    return result;
  }

  private look(): void {
    this.isUnseen = false;
    this.count();
    for (const goal of this.goals) {
      if (this.reachedGoal) return;
      this.reachedGoal = this.training.timed(() => this.find(goal));
    }
  }

  /** Whether all batches or epochs are done. */
  private count(): void {
    const { step, epoch } = this.training;
    if (step >= this.lastStep) this.reachedGoal ??= this.counted('batches');
    if (epoch >= this.lastEpoch) this.reachedGoal ??= this.counted('epochs');
  }

  private counted(of: 'batches' | 'epochs'): ReachedGoal | undefined {
    const goal = this.goals.find((each) => each.of === of);
    return goal && { goal };
  }

  private least(of: 'batches' | 'epochs'): number {
    return Math.min(...this.goals.map((goal) => ('count' in goal && goal.of === of ? goal.count : Infinity)));
  }

  /** What is found of a figure or of dead units, if the goal is reached. */
  private find(goal: Goal): ReachedGoal | undefined {
    const { training } = this;
    if (isFigureGoal(goal)) {
      const value = this.figure(goal.of);
      const isBeyond = goal.is === 'below' ? value < goal.bound : value > goal.bound;
      return isBeyond ? { goal, value } : undefined;
    }
    if (goal.of !== 'dead') return undefined;
    const dead = firstDeadUnit(training.network, training.dataset, training);
    return dead && { goal, ...dead };
  }

  private figure(of: FigureGoal['of']): number {
    const { training } = this;
    if (of === 'gradient') return this.gradient.of(training.network);
    const { set, figure } = watchedFigures[of];
    return training.measure(set)?.[figure] ?? NaN;
  }
}

function checkGoal(goal: Goal, { dataset, network }: Advancing): void {
  const refuse = (why: 'set' | 'classes' | 'units'): never => {
    throw new Fault(message(`goal-no-${why}`, { goal: goalText(goal) }));
  };
  if (goal.of === 'dead' && !canDie(network)) refuse('units');
  if (!isFigureGoal(goal) || goal.of === 'gradient') return;
  const { set, figure } = watchedFigures[goal.of];
  if ((dataset[set]?.m ?? 0) === 0) refuse('set');
  if (figure === 'accuracy' && !dataset.classes) refuse('classes');
}
