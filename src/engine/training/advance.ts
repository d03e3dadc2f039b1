import type { Goal, ReachedGoal } from '../../model/goal';
import type { BatchResult } from './batch-result';
import { GoalLook, type LookedAt } from './goal-look';

/** What an advance trains. */
export interface Advancing extends LookedAt {
  readonly epoch: number;
  readonly step: number;
  readonly batchesPerEpoch: number;
  readonly done: boolean;
  train(most: number, wantsLoss?: boolean): BatchResult;
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
  private readonly goalLook: GoalLook;
  /** Whether the figures of now are looked at before the next batch. */
  private isUnseen = true;

  /** Throws Fault `goal-no-set`, `goal-no-classes` or `goal-no-units` of one that can never be measured. */
  constructor(
    private readonly training: Advancing,
    private readonly goals: readonly Goal[],
  ) {
    this.goalLook = new GoalLook(training, goals);
    const { step, epoch } = training;
    this.lastStep = step + leastCount(goals, 'batches');
    this.lastEpoch = epoch + leastCount(goals, 'epochs');
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
      this.reachedGoal = this.training.timed(() => this.goalLook.find(goal));
    }
  }

  /** Whether all batches or epochs are done. */
  private count(): void {
    const { step, epoch } = this.training;
    if (step >= this.lastStep) this.reachedGoal ??= counted(this.goals, 'batches');
    if (epoch >= this.lastEpoch) this.reachedGoal ??= counted(this.goals, 'epochs');
  }
}

/** The fewest batches, or epochs, that some goals count; infinite where none does. */
export function leastCount(goals: readonly Goal[], of: 'batches' | 'epochs'): number {
  return Math.min(...goals.map((goal) => ('count' in goal && goal.of === of ? goal.count : Number.POSITIVE_INFINITY)));
}

/** The goal that counts batches, or epochs, once they are done. */
export function counted(goals: readonly Goal[], of: 'batches' | 'epochs'): ReachedGoal | undefined {
  const goal = goals.find((each) => each.of === of);
  return goal && { goal };
}
