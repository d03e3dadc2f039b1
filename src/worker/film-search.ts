import { GoalSearch } from '../engine/training/goal-search';
import type { Replay } from '../engine/training/replay';
import type { Goal, ReachedGoal } from '../model/goal';
import type { TrainingRecord } from '../model/record';
import { setsOfSize, sizesOf } from '../model/sets';
import { recordsOf } from '../runs/history/columns';
import { CallLength } from './call-length';
import type { Environment } from './environment';
import type { PreparedTraining } from './prepared-training';
import { slice } from './slice';

/** A moment of a run at which a goal is reached. */
export interface FoundMoment {
  readonly step: number;
  readonly reached: ReachedGoal;
}

/** Where a search begins: behind the moment that is shown, or with the run. */
export interface SearchStart {
  readonly from: number;
  readonly withFrom: boolean;
}

/** A search of a session's run, from its beginning or from a moment on, in slices; by a replay of its own. */
export class FilmSearch {
  private readonly search: GoalSearch;
  private readonly callLength = new CallLength();

  /** Throws the Faults of goals that can never be measured. The replay is the caller's, who ends it. */
  constructor(
    session: PreparedTraining,
    replay: Replay,
    readonly goals: readonly Goal[],
    start: SearchStart,
  ) {
    const { step: last } = session.trainer;
    this.search = new GoalSearch(replay, goals, { ...start, last, records: shownRecords(session) });
  }

  /** How far it has come. */
  get step(): number {
    return this.search.step;
  }

  get found(): FoundMoment | undefined {
    const { reached, step } = this.search;
    return reached && { step, reached };
  }

  /** Looks on for some milliseconds; gives whether it is over. */
  lookOn(environment: Pick<Environment, 'now'>): boolean {
    return slice(environment, this.callLength, (batches) => this.search.advance(batches));
  }
}

/** The records whose figures are of the weights at their step: the last one may be of restored ones. */
function* shownRecords({ records, dataset, trainer }: PreparedTraining): Generator<TrainingRecord> {
  for (const record of recordsOf(records.columns(), setsOfSize(sizesOf(dataset)))) {
    if (trainer.weightsEpoch === undefined || record.step < trainer.step) yield record;
  }
}
