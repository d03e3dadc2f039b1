import type { Goal, ReachedGoal } from '../../model/goal';
import type { TrainingRecord } from '../../model/record';
import { counted, leastCount } from './advance';
import { findInRecord, GoalLook, isTold } from './goal-look';
import type { Replay } from './replay';

/** The part of a run that is searched. */
export interface SearchedPart {
  /** From which step batches and epochs are counted. */
  readonly from: number;
  /** Whether figures are looked at at `from` too, or only behind it. */
  readonly withFrom: boolean;
  /** The run's last step. */
  readonly last: number;
  /** Records of the run's steps, rising: a moment of which there is one need not be trained again. */
  readonly records: Iterable<TrainingRecord>;
}

/**
 * Looks for the first moment of a run at which one of some goals is reached: after each epoch, as a training that pauses there
 * does, and at the run's last step. Moments with a record of all that is asked are looked up; the steps to the others are done
 * again.
 */
export class GoalSearch {
  private reachedGoal: ReachedGoal | undefined;
  private readonly goalLook: GoalLook;
  private readonly records: Iterator<TrainingRecord>;
  private record: TrainingRecord | undefined;
  private readonly isTold: boolean;
  private readonly lastBatch: number;
  private readonly lastEpoch: number;
  /** The last step that was looked at, or before the first look the one before it. */
  private seen: number;
  private isAtEnd = false;
  /** Whether the replay has come to what was seen last. */
  private isNear = false;

  /** Throws the Faults of goals that can never be measured. `replay` belongs to the search until it is over. */
  constructor(
    private readonly replay: Replay,
    private readonly goals: readonly Goal[],
    private readonly part: SearchedPart,
  ) {
    this.goalLook = new GoalLook(replay, goals);
    this.records = part.records[Symbol.iterator]();
    this.isTold = goals.every(isTold);
    this.lastBatch = part.from + leastCount(goals, 'batches');
    this.lastEpoch = this.epochOf(part.from) + leastCount(goals, 'epochs');
    this.seen = part.withFrom ? part.from - 1 : part.from;
    this.isAtEnd = this.seen >= part.last;
  }

  /** The goal that is reached, at `step`; undefined before, and where none is. */
  get reached(): ReachedGoal | undefined {
    return this.reachedGoal;
  }

  /** How far the search has come: no moment before this step is one that is looked for. */
  get step(): number {
    return Math.max(this.part.from, this.seen);
  }

  /** Looks at the next moment, or does at most `most` steps on the way to it. Gives whether the search is over. */
  advance(most: number): boolean {
    if (this.reachedGoal || this.isAtEnd) return true;
    const next = this.next();
    const record = this.isTold ? this.recordAt(next) : undefined;
    if (record) {
      this.isNear = false;
      this.look(next, (goal) => findInRecord(goal, record));
    } else {
      if (!this.isNear) this.replay.startNear(next);
      this.isNear = true;
      if (!this.replay.approach(next, most)) return false;
      // A run that diverged may have no step there.
      if (this.replay.step < next) this.isAtEnd = true;
      else this.look(next, (goal) => this.goalLook.find(goal));
    }
    return this.reachedGoal !== undefined || this.isAtEnd;
  }

  private look(step: number, find: (goal: Goal) => ReachedGoal | undefined): void {
    this.seen = step;
    this.isAtEnd = step >= this.part.last;
    if (step >= this.lastBatch) this.reachedGoal ??= counted(this.goals, 'batches');
    if (this.epochOf(step) >= this.lastEpoch) this.reachedGoal ??= counted(this.goals, 'epochs');
    for (const goal of this.goals) this.reachedGoal ??= find(goal);
  }

  /** The next step to be looked at. */
  private next(): number {
    const { from, last } = this.part;
    if (this.seen < from) return from;
    const epochEnd = (this.epochOf(this.seen) + 1) * this.replay.batchesPerEpoch;
    return Math.min(epochEnd, last, this.lastBatch);
  }

  private epochOf(step: number): number {
    return Math.floor(step / this.replay.batchesPerEpoch);
  }

  private recordAt(step: number): TrainingRecord | undefined {
    while (this.record === undefined || this.record.step < step) {
      const { value, done } = this.records.next();
      if (done === true) return undefined;
      this.record = value;
    }
    return this.record.step === step ? this.record : undefined;
  }
}
