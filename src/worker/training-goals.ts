import { Advance } from '../engine/training/advance';
import type { BatchResult } from '../engine/training/batch-result';
import type { Trainer } from '../engine/training/trainer';
import type { Goal } from '../model/goal';
import type { Progress } from '../protocol/training';
import { Pace } from './pace';

/** To where training goes on, and how fast. */
export class TrainingGoals {
  readonly pace = new Pace();
  private goals: readonly Goal[] | undefined;
  /** The way to them; without goals it leads to the last epoch. */
  private advance: Advance | undefined;

  /** Whether a goal has been reached. */
  get isReached(): boolean {
    return this.advance?.reached !== undefined;
  }

  /** The part of the progress. */
  get reported(): Pick<Progress, 'goals' | 'reached'> {
    const { goals, advance } = this;
    return { ...(goals ? { goals: [...goals] } : {}), ...(advance?.reached ? { reached: advance.reached } : {}) };
  }

  /**
   * From now on training goes on to the first of some goals, or to its last epoch. Throws the Faults of goals that can never
   * be measured; the former way is kept then.
   */
  lead(trainer: Trainer, goals: readonly Goal[] | undefined): void {
    this.advance = goals && new Advance(trainer, goals);
    this.goals = goals;
  }

  /** Trains at most `most` batches on the way. */
  train(trainer: Trainer, most: number, wantsLoss: boolean | undefined): BatchResult {
    return (this.advance ?? trainer).train(most, wantsLoss);
  }
}
