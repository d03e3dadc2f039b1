import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import type { Goal } from '../model/goal';
import { Fault } from '../model/message';
import type { TrainingRecord } from '../model/record';
import { type SetName, setsOfSize } from '../model/sets';
import { engineContract, engineEvents, type Prepare, type RunTarget } from '../protocol/engine';
import { faultFrom } from '../protocol/fault';
import { Peer, RemoteError } from '../protocol/rpc';
import { failureSchema, type Prepared, type Progress } from '../protocol/training';
import { type HistoryColumns, recordsOf } from '../runs/history/columns';
import { threadChannel } from '../worker/channels.node';
import type { LoopData } from '../worker/loop-data';

/** A batch that has not ended this many milliseconds after a stop was requested is aborted. */
const stopWithin = 1000;

/** Receives the events of a training. */
export interface TrainingThreadListener {
  progress(progress: Progress): void;
  /** Resolves once further records may come. */
  records(records: Iterable<TrainingRecord>): Promise<void>;
  /** Which share of large files is read. */
  reading(share: number): void;
}

/** How a training ended. */
export interface Ending {
  /** The last reported progress. */
  readonly progress: Progress;
  /** A Fault, or a defect, that ended or paused the run. */
  readonly failures: readonly Error[];
  /** Whether a batch was aborted: the files hold the last step before it, and still have the status `training`. */
  readonly givenUp: boolean;
}

/** A training in a thread of its own, so that this one answers signals however long a batch takes. */
export class TrainingThread {
  private readonly worker: Worker;
  private readonly loop: Peer<typeof engineEvents, typeof engineContract>;
  private readonly failures: Error[] = [];
  private prepared: Prepared | undefined;
  private last: Progress | undefined;
  private timer: NodeJS.Timeout | undefined;
  private begun = false;
  private isLeft = false;
  private end: (givenUp: boolean) => void = () => undefined;
  private readonly ended = new Promise<boolean>((resolve) => {
    this.end = resolve;
  });

  /** The thread starts from `file`, which must hand its data to `runLoop`. */
  constructor(
    file: string,
    private readonly listener: TrainingThreadListener,
  ) {
    const workerData: LoopData = { role: 'loop', place: 'terminal', niceness: 0 };
    this.worker = new Worker(file, { workerData });
    const receive = (failure: unknown): number => this.failures.push(errorOf(failure));
    this.loop = new Peer(
      threadChannel(this.worker),
      engineEvents,
      engineContract,
      {
        calls: {},
        events: {
          progress: (progress) => this.receive(progress),
          records: (columns) => void this.take(columns).catch(receive),
          reading: ({ share }) => this.listener.reading(share),
          failed: (failure) => receive(failure),
        },
      },
      { report: (sentence, error) => receive(error ?? { trace: sentence }) },
    );
    this.worker.once('error', (error) => {
      receive(error);
      this.loop.close(error);
      this.end(false);
    });
  }

  /** Reads the data and draws weights, or continues a run. Throws the Faults of both. */
  async prepare(params: Prepare): Promise<Prepared> {
    this.prepared = await this.ask(this.loop.call('prepare', params));
    this.last = this.prepared.progress;
    return this.prepared;
  }

  /** Opens the run's folder and trains, to the first of some goals if there are any. Throws the Faults of both. */
  async start(run: RunTarget, goals?: readonly Goal[]): Promise<void> {
    const started = this.ask(this.loop.call('start', { run, paused: false, ...(goals ? { goals: [...goals] } : {}) }));
    this.begun = true;
    await started;
  }

  /** Ends the training after the current batch, or, where that takes long, without it. */
  stop(): void {
    if (this.timer) return;
    this.timer = setTimeout(() => this.end(true), stopWithin);
    this.loop.call('stop', {}).catch((error: unknown) => this.stopRefused(error));
  }

  /** Resolves once the run has ended. */
  async whenEnded(): Promise<Ending> {
    const givenUp = await this.ended;
    if (!this.last) throw new RangeError('nothing was prepared');
    return { progress: this.last, failures: this.failures, givenUp };
  }

  /** Ends the thread, in the middle of a batch if necessary. */
  async terminate(): Promise<void> {
    clearTimeout(this.timer);
    this.loop.close(new Error('the training is over'));
    await this.worker.terminate();
  }

  /** The sets that the data, and so each record, have. */
  private get sets(): readonly SetName[] {
    return this.prepared ? setsOfSize(this.prepared.examples) : [];
  }

  /** A run that has just ended refuses, its end has been reported; so has that of a thread that is gone. */
  private stopRefused(error: unknown): void {
    if (!(error instanceof RemoteError)) return;
    const failure = remoteFailure(error);
    if (failure instanceof Fault && failure.detail.code === 'train-not-running') return;
    this.failures.push(failure);
    this.end(false);
  }

  private async take(columns: HistoryColumns): Promise<void> {
    await this.listener.records(recordsOf(columns, this.sets));
    this.loop.emit('taken', { records: columns.length });
  }

  private receive(progress: Progress): void {
    this.last = progress;
    this.listener.progress(progress);
    if (!this.begun || progress.status === 'training') return;
    // The batch is done: the last record and the files have no time limit.
    clearTimeout(this.timer);
    // A run is paused while it saves its last state, at a goal, or where the disk refuses.
    if (progress.status !== 'paused' || this.failures.length > 0) this.end(false);
    else if (progress.reached && !this.isLeft) this.leave();
  }

  /** The goal is reached: the run is closed, and can be resumed. */
  private leave(): void {
    this.isLeft = true;
    this.loop.call('stop', {}).catch((error: unknown) => this.stopRefused(error));
  }

  private async ask<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      throw error instanceof RemoteError ? remoteFailure(error) : error;
    }
  }
}

/** What the thread threw in place of an answer. */
function remoteFailure({ data, message: sentence }: RemoteError): Error {
  return errorOf(data ?? { trace: sentence });
}

/** Faults, or a defect with its trace, as the thread described it. */
function errorOf(described: unknown): Error {
  if (described instanceof Error) return described;
  const parsed = v.safeParse(failureSchema, described);
  if (parsed.success && parsed.output.fault) return faultFrom(parsed.output.fault);
  const defect = new Error(parsed.success ? parsed.output.trace?.split('\n')[0] : String(described));
  if (parsed.success && parsed.output.trace !== undefined) defect.stack = parsed.output.trace;
  return defect;
}
