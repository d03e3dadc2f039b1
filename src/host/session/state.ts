import type { Message } from '../../model/message';
import type { TrainingStatus } from '../../model/record';
import { setsIn } from '../../model/sets';
import type { Spec } from '../../model/spec';
import type { Prepare } from '../../protocol/engine';
import type { FaultView } from '../../protocol/fault';
import { type Outcome, outcomesOf } from '../../protocol/outcome';
import type { SessionView } from '../../protocol/panel';
import type { Prepared, Progress } from '../../protocol/training';
import { lastRecord } from '../../runs/history/columns';
import type { LockHolder } from '../../runs/lock';
import type { RunRecord } from '../../runs/run-record';
import type { StoredRun } from '../runs/store';
import type { SpecReading } from './environment';
import type { SessionFacts } from './view';

/** Where a branch begins: the bytes of a moment, and whose it is. */
export type BranchStart = NonNullable<Prepare['branch']>;

/** What the engine holds, or is about to: a spec fresh from its seed, or an earlier run. */
export interface Loaded {
  readonly spec: Spec;
  readonly text: string;
  /** Of a branch that has not begun: from where it goes on. */
  readonly branch?: BranchStart;
  /** The run in whose folder training is recorded; absent before the first epoch. */
  readonly run?: {
    readonly id: string;
    readonly label: Message;
    readonly folder: string;
    /** What trained it so far. */
    readonly engine?: RunRecord['engine'];
    /** The process that trains it, where that is not this session's engine. */
    readonly holder?: LockHolder;
  };
}

/**
 * Data as they were read: examples in the training set, how the files were read, the weights of the classes, and what the
 * data doctor found in them, if it was asked.
 */
export type DataReading = Pick<Prepared, 'examples' | 'notes' | 'classWeights' | 'findings'>;

/** The progress or the end of a run, and the results of its expectations. */
export interface RunResult {
  readonly id: string;
  readonly progress: Progress;
  readonly outcomes: readonly Outcome[];
}

/** The session's state of its engine and of the network in it. */
export class SessionState {
  phase: SessionView['engine'] = 'none';
  loaded: Loaded | undefined;
  prepared: Prepared | undefined;
  progress: Progress | undefined;
  /** How the last run ended, once its idle engine was released. */
  private rested: RunResult | undefined;
  /** Which share of large files is read, while the data are. */
  share: number | undefined;
  /** The settings by which the engine loaded it. */
  settings: string | undefined;
  /** What went wrong, translated. */
  sentence: string | undefined;
  /** What was wrong with the data, or the spec, of the text that could not be loaded. */
  fault: FaultView | undefined;

  get status(): TrainingStatus | undefined {
    return this.progress?.status;
  }

  /** Whether a run is under way. */
  get active(): boolean {
    return this.status === 'training' || this.status === 'paused';
  }

  /** Whether the engine waits with fresh weights of what is loaded. */
  get ready(): boolean {
    return this.phase === 'live' && this.status === 'ready' && this.loaded?.run === undefined;
  }

  /** Whether what was being loaded was given up, and what takes its place has not begun. */
  get cancelled(): boolean {
    return this.phase === 'preparing' && this.loaded === undefined;
  }

  /** The shown run's result, or how far it is; undefined where there is no run. */
  get result(): RunResult | undefined {
    const { loaded, progress } = this;
    if (!loaded) return this.rested;
    if (!loaded.run || !progress) return undefined;
    return { id: loaded.run.id, progress, outcomes: outcomesOf(loaded.spec.expect, progress.verdicts ?? []) };
  }

  /** The run that can be resumed from its checkpoint, whether the engine still holds it or was released. */
  get stoppedRun(): string | undefined {
    const { result } = this;
    return result?.progress.status === 'stopped' ? result.id : undefined;
  }

  /** The engine is released because nothing uses it; the end of the run stays known. */
  rest(): void {
    const { result } = this;
    this.begin('none');
    this.rested = result;
  }

  /** The engine will hold something else, or nothing. */
  begin(phase: SessionView['engine'], loaded?: Loaded): void {
    this.rested = undefined;
    this.phase = phase;
    this.loaded = loaded;
    this.prepared = this.progress = this.sentence = this.fault = this.share = undefined;
  }

  /** The engine has ended; its run is at its last checkpoint. */
  lose(sentence: string): void {
    this.phase = 'lost';
    this.sentence = sentence;
    if (this.active && this.progress) this.progress = { ...this.progress, status: 'stopped' };
  }

  /** The state of the run is that of its folder. */
  showStored({ record: { epoch, step, seconds, train, validation, test }, history }: StoredRun): void {
    const { progress } = this;
    if (!progress) return;
    const { record: _heard, ...rest } = progress;
    const record = lastRecord(history, setsIn({ train, validation, test }));
    this.progress = { ...rest, status: 'stopped', epoch, step, seconds, ...(record ? { record } : {}) };
  }

  /** Whether what is loaded is this very spec; comments and spaces don't matter. */
  holds(spec: Spec | undefined): boolean {
    return this.loaded !== undefined && JSON.stringify(this.loaded.spec) === JSON.stringify(spec);
  }

  /** What was read of the data, where the data that are loaded are those of this spec. */
  dataOf(spec: Spec | undefined): DataReading | undefined {
    const data = spec?.data;
    const same = data !== undefined && JSON.stringify(this.loaded?.spec.data) === JSON.stringify(data);
    if (!same || !this.prepared) return undefined;
    const { classWeights, ...reading } = this.prepared;
    // The weights belong to the loaded spec's own words about them.
    const weighed = JSON.stringify(this.loaded?.spec.train.classWeights) === JSON.stringify(spec?.train.classWeights);
    return { ...reading, ...(weighed && classWeights ? { classWeights } : {}) };
  }

  /** All that the panel receives, with the current document. */
  facts(reading: SpecReading, trusted: boolean): SessionFacts {
    const { phase, share, progress, prepared, sentence, loaded, status } = this;
    const { place, foreign, oversized, errors, hasData, dataExample, spec } = reading;
    return {
      trusted,
      place,
      foreign,
      oversized,
      errors,
      hasData,
      dataExample,
      engine: phase,
      ...(phase === 'preparing' && share !== undefined ? { share } : {}),
      resumable: this.stoppedRun !== undefined,
      ...(loaded?.run?.holder === undefined ? {} : { heldBy: loaded.run.holder }),
      outcomes: this.result?.outcomes ?? [],
      specChanged: loaded?.run !== undefined && !this.holds(spec),
      ...(status ? { status } : {}),
      ...(progress ? { progress } : {}),
      ...(prepared ? { prepared } : {}),
      ...(sentence === undefined ? {} : { sentence }),
      ...(loaded?.run ? { run: loaded.run } : {}),
    };
  }
}
