import type { Machine } from '../engine/compiled/machine';
import { type Moments, Replay } from '../engine/training/replay';
import type { Goal } from '../model/goal';
import { Fault, message } from '../model/message';
import type { TrainingRecord } from '../model/record';
import type { Spec } from '../model/spec';
import type { SearchProgress, SearchResult } from '../protocol/search';
import { CallLength } from './call-length';
import { machineFor } from './engine-choice';
import type { Environment } from './environment';
import { FilmSearch } from './film-search';
import { Observation } from './observation';
import type { PreparedTraining } from './prepared-training';
import type { RunWay } from './run-way';
import { slice } from './slice';

/** The sets are measured at a moment where the last measurement took no longer, in milliseconds. */
const affordable = 60;

/** The moment of a run that is shown in place of the present one. */
export interface ShownMoment {
  readonly epoch: number;
  readonly step: number;
  /** Its cost and accuracy, where they are recorded or soon measured. */
  readonly record?: TrainingRecord;
}

/** Goes to earlier steps of a session's run, to the bit. */
export class TimeTravel implements RunWay {
  /** The network at the moment that is shown; undefined at the present one. */
  observation: Observation | undefined;
  private replay: Replay | undefined;
  private readonly callLength = new CallLength();
  private wanted = 0;
  private measuring = 0;
  private shownMoment: ShownMoment | undefined;
  private searching: FilmSearch | undefined;

  /** `moments` are those of the run that the session trains, or shows. */
  constructor(
    readonly session: PreparedTraining,
    readonly environment: Environment,
    readonly moments: () => Moments,
  ) {}

  get shown(): ShownMoment | undefined {
    return this.shownMoment;
  }

  /** The search under way. */
  get searched(): SearchProgress | undefined {
    return this.searching && { goals: [...this.searching.goals], step: this.searching.step };
  }

  /**
   * Shows a step of the run so far, or the one nearest to it; null for the present. Gives false where another step is asked for
   * meanwhile. Throws the Faults of `goTo`.
   */
  async show(step: number | null): Promise<boolean> {
    const { trainer, parent } = this.session;
    const isPresent = step === null || (step >= trainer.step && trainer.weightsEpoch === undefined);
    if (!isPresent) return this.goTo(Math.max(parent?.begins ?? 0, Math.min(step, trainer.step)));
    this.leave();
    return true;
  }

  /**
   * Goes to a step, in slices. Gives false where another step is asked for meanwhile. Throws Faults of moments that cannot be
   * read, of an arithmetic that this machine lacks, and where there is no memory for a second network.
   */
  async goTo(step: number): Promise<boolean> {
    const wanted = ++this.wanted;
    this.searching = undefined;
    this.replay ??= this.createReplay();
    const { replay } = this;
    replay.startNear(step);
    while (!slice(this.environment, this.callLength, (batches) => replay.approach(step, batches))) {
      await this.environment.deliverMessages();
      if (wanted !== this.wanted) return false;
    }
    const { load, spec, dataset, memoryLimit, initial } = this.session;
    this.observation ??= new Observation({
      load,
      spec,
      dataset,
      memoryLimit,
      trainer: replay,
      ...(initial ? { initial } : {}),
    });
    this.shownMoment = { epoch: replay.epoch, step: replay.step, ...this.recordAt(replay) };
    return true;
  }

  /**
   * Looks for the first moment behind the one that is shown, or from the run's beginning on, at which a goal is reached; `told` is
   * called after each slice. Given up where another step is asked for meanwhile. Throws the Faults of `goTo`, and of goals that can
   * never be measured. What is shown stays.
   */
  async search(goals: readonly Goal[], told: () => void): Promise<SearchResult> {
    const wanted = ++this.wanted;
    const { shown, session, environment } = this;
    const from = shown?.step ?? session.parent?.begins ?? 0;
    // A replay of its own: what is shown does not move before the moment is found.
    const replay = this.createReplay();
    try {
      const search = new FilmSearch(session, replay, goals, { from, withFrom: shown === undefined });
      this.searching = search;
      while (!search.lookOn(environment)) {
        told();
        await environment.deliverMessages();
        if (wanted !== this.wanted) return { isOver: false, from };
      }
      const { found } = search;
      return { isOver: true, from, ...(found ? { found } : {}) };
    } finally {
      replay.terminate();
      if (wanted === this.wanted) this.searching = undefined;
    }
  }

  /**
   * All that a branch needs of the moment that is shown, or else of the last step; undefined where another step is asked for
   * meanwhile. Throws the Faults of `goTo`.
   */
  async moment(): Promise<{ readonly step: number; readonly bytes: Uint8Array } | undefined> {
    const { shown } = this;
    const step = shown?.step ?? this.session.trainer.step;
    const isThere = await this.goTo(step);
    const { replay } = this;
    if (!isThere || !replay) return undefined;
    if (!shown) this.leave();
    return { step: replay.step, bytes: replay.saveMoment() };
  }

  /** Shows the present moment again; what is on its way to another is given up. */
  leave(): void {
    this.wanted++;
    this.searching = undefined;
    this.observation = undefined;
    this.shownMoment = undefined;
  }

  /** Releases the memory and the threads of the replay. */
  terminate(): void {
    this.leave();
    this.replay?.terminate();
    this.replay = undefined;
  }

  /** The sets' figures; none where the last measurement took long. */
  private recordAt(replay: Replay): Pick<ShownMoment, 'record'> {
    if (this.measuring > affordable) return {};
    const began = this.environment.now();
    const record = replay.record();
    this.measuring = this.environment.now() - began;
    return { record };
  }

  createReplay(alone = false): Replay {
    const { spec, dataset, trainer, memoryLimit, initial, parent } = this.session;
    if (spec.weights !== undefined && !initial && !this.moments().steps.includes(0)) {
      throw new Fault(message('file-not-given', { path: spec.weights }));
    }
    const machine = this.machine(spec, alone);
    return new Replay(
      spec,
      dataset,
      this.moments(),
      {
        memoryLimit: memoryLimit - trainer.bytes,
        epochs: trainer.epochs,
        ...(initial ? { weights: initial } : {}),
        ...(machine ? { machine } : {}),
      },
      parent?.begins,
    );
  }

  machine(spec: Spec, alone = false): Machine | undefined {
    const { dataset, trainer, memoryLimit, from } = this.session;
    const { environment } = this;
    // A run that is only looked at may be shown by another engine than it was trained by.
    const engine = from?.run.record.engine ?? { version: environment.version, ...trainer.engine };
    const threads = alone ? 1 : engine.threads;
    return machineFor({
      spec,
      dataset,
      request: { memoryLimit, ...(threads ? { threads } : {}) },
      stored: engine,
      environment,
    });
  }
}
