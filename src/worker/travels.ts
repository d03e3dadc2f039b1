import type { Moments } from '../engine/training/replay';
import type { Goal } from '../model/goal';
import { Fault, message } from '../model/message';
import type { SearchResult } from '../protocol/search';
import type { Progress } from '../protocol/training';
import type { Environment } from './environment';
import type { Observation } from './observation';
import type { PreparedTraining } from './prepared-training';
import { RateLimit } from './rate-limit';
import { TimeTravel } from './time-travel';

/** How far a search is, is told at most so often, in milliseconds. */
const reportInterval = 100;

/** What a training wants to know of the ways through its runs. */
export interface TravelListener {
  isTraining(): boolean;
  /** Another moment is shown. */
  moved(): void;
  /** A search has come further, or has ended. */
  searched(): void;
}

/** The ways through the runs of one session after another. */
export class Travels {
  private travel: TimeTravel | undefined;
  private readonly reportLimit = new RateLimit(reportInterval);

  constructor(
    private readonly environment: Environment,
    private readonly listener: TravelListener,
  ) {}

  /** Through the run of the present session; undefined before the first. */
  get current(): TimeTravel | undefined {
    return this.travel;
  }

  /** The network at the moment that is shown; undefined at the present one. */
  get observation(): Observation | undefined {
    return this.travel?.observation;
  }

  /** The part of the progress. */
  get reported(): Pick<Progress, 'shown' | 'search'> {
    const { shown, searched } = this.travel ?? {};
    return { ...(shown ? { shown } : {}), ...(searched ? { search: searched } : {}) };
  }

  /** Another session begins; `moments` are those of the run that it trains, or shows. */
  begin(session: PreparedTraining, moments: () => Moments): void {
    this.travel = new TimeTravel(session, this.environment, moments);
  }

  /** The session ends. */
  end(): void {
    this.rest();
    this.travel = undefined;
  }

  /** Shows the present moment, and releases memory and threads. */
  rest(): void {
    this.travel?.terminate();
  }

  /** Shows the network at a step of the run so far, to the bit; null for the present one. Throws Faults while it trains. */
  async show(step: number | null): Promise<void> {
    if (await this.resting.show(step)) this.listener.moved();
  }

  /**
   * Shows the first moment behind the one that is shown, or else of the whole run, at which a goal is reached. Throws Faults while
   * it trains, and of goals that can never be measured.
   */
  async search(goals: readonly Goal[]): Promise<SearchResult> {
    const { resting, listener, environment, reportLimit } = this;
    const told = (): void => {
      if (reportLimit.due(environment.now())) listener.searched();
    };
    const result = await resting.search(goals, told).finally(() => this.travel === resting && listener.searched());
    if (result.found) await this.show(result.found.step);
    return result;
  }

  /** The step that is shown, and all that a branch needs of it. Throws Faults while it trains. */
  async moment(): Promise<{ step: number; moment: ArrayBuffer }> {
    const found = await this.resting.moment();
    if (!found) throw new Fault(message('train-not-prepared'));
    return { step: found.step, moment: Uint8Array.from(found.bytes).buffer };
  }

  /** The way through a run that rests. Throws Faults before the first session, and while it trains. */
  private get resting(): TimeTravel {
    if (!this.travel) throw new Fault(message('train-not-prepared'));
    if (this.listener.isTraining()) throw new Fault(message('train-running'));
    return this.travel;
  }
}
