import type { Dataset } from '../../model/dataset';
import { type FigureGoal, type Goal, goalText, isFigureGoal, type ReachedGoal } from '../../model/goal';
import { Fault, message } from '../../model/message';
import type { Measure, TrainingRecord } from '../../model/record';
import type { SetName } from '../../model/sets';
import { watchedFigures } from '../../model/train';
import type { Passes } from '../forward-pass';
import { canDie, firstDeadUnit } from '../inspect/dead-units';
import { GradientNorm } from '../inspect/gradient-norm';
import type { Network } from '../network';

/** What goals are looked for in: a network that is trained, or one that is replayed. */
export interface LookedAt extends Passes {
  readonly dataset: Dataset;
  readonly network: Network;
  measure(set: SetName): Measure | undefined;
}

/** Looks whether goals are reached with the parameters of now. It changes no bit of them. */
export class GoalLook {
  private readonly gradient: GradientNorm;

  /** Throws Fault `goal-no-set`, `goal-no-classes` or `goal-no-units` of one that can never be measured. */
  constructor(
    private readonly about: LookedAt,
    goals: readonly Goal[],
  ) {
    for (const goal of goals) checkGoal(goal, about);
    this.gradient = new GradientNorm(about.dataset);
  }

  /** What is found of a figure or of dead units, if the goal is reached; a number of batches or epochs never is. */
  find(goal: Goal): ReachedGoal | undefined {
    const { about } = this;
    if (isFigureGoal(goal)) return beyond(goal, this.figure(goal.of));
    if (goal.of !== 'dead') return undefined;
    const dead = firstDeadUnit(about.network, about.dataset, about);
    return dead && { goal, ...dead };
  }

  private figure(of: FigureGoal['of']): number {
    const { about } = this;
    if (of === 'gradient') return this.gradient.of(about.network);
    const { set, figure } = watchedFigures[of];
    return about.measure(set)?.[figure] ?? Number.NaN;
  }
}

/** Whether a record tells if a goal is reached at its moment. */
export function isTold(goal: Goal): boolean {
  return 'count' in goal || (isFigureGoal(goal) && goal.of !== 'gradient');
}

/** As `GoalLook.find`, of a goal that the moment's record tells. */
export function findInRecord(goal: Goal, record: TrainingRecord): ReachedGoal | undefined {
  if (!isFigureGoal(goal) || goal.of === 'gradient') return undefined;
  const { set, figure } = watchedFigures[goal.of];
  return beyond(goal, record[set]?.[figure] ?? Number.NaN);
}

function beyond(goal: FigureGoal, value: number): ReachedGoal | undefined {
  const isBeyond = goal.is === 'below' ? value < goal.bound : value > goal.bound;
  return isBeyond ? { goal, value } : undefined;
}

function checkGoal(goal: Goal, { dataset, network }: LookedAt): void {
  const refuse = (why: 'set' | 'classes' | 'units'): never => {
    throw new Fault(message(`goal-no-${why}`, { goal: goalText(goal) }));
  };
  if (goal.of === 'dead' && !canDie(network)) refuse('units');
  if (!isFigureGoal(goal) || goal.of === 'gradient') return;
  const { set, figure } = watchedFigures[goal.of];
  if ((dataset[set]?.m ?? 0) === 0) refuse('set');
  if (figure === 'accuracy' && !dataset.classes) refuse('classes');
}
