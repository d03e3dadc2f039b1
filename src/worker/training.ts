import { checkExpectations } from '../engine/training/expectations';
import type { Moments } from '../engine/training/replay';
import type { BatchResult } from '../engine/training/trainer';
import { Fault, message } from '../model/message';
import type { TrainingStatus } from '../model/record';
import type { Prepare, RunTarget } from '../protocol/engine';
import type { Watch } from '../protocol/snapshot';
import type { Prepared, Progress } from '../protocol/training';
import type { HistoryColumns } from '../runs/history/columns';
import { CallLength } from './call-length';
import type { Environment } from './environment';
import { Figures } from './figures';
import { Observation } from './observation';
import { momentOf, type PreparedTraining, preparedView, prepareTraining, statusOfStored } from './prepared-training';
import { QuestionRate, type RepeatedQuestion } from './question-rate';
import { Questions } from './questions';
import { RateLimit } from './rate-limit';
import { RecordFlow } from './record-flow';
import { RunKeeper } from './run-keeper';
import { composeSnapshot } from './snapshot';
import { SnapshotRate } from './snapshot-rate';
import { TimeTravel } from './time-travel';
import type { TrainingListener } from './training-listener';
import { TrainingTime } from './training-time';

/** Messages are processed this often, in milliseconds. */
const slice = 10;
/**
 * Progress and records are reported at most 10 times a second: faster changes cannot be read, and each wakes two
 * processes.
 */
const reportInterval = 100;

const noMoments: Moments = { steps: [], read: () => new Uint8Array() };

/** The answer to a control call: its effect has been reported to the listener. */
type Empty = Record<string, never>;

/**
 * The training loop of the protocol. It trains in slices of about 10 ms, and between two slices the environment
 * delivers the calls below, so that each takes effect after the current batch.
 */
export class Training {
  readonly flow = new RecordFlow();
  readonly questions = new Questions(() => this.observed);
  private session: PreparedTraining | undefined;
  private observation: Observation | undefined;
  private figures: Figures | undefined;
  private status: TrainingStatus = 'ready';
  private keeper: RunKeeper | undefined;
  private travelling: TimeTravel | undefined;
  /** The saved moments of the run that is trained or shown. */
  private moments: Moments = noMoments;
  /** The last saved position, if the end could not be saved. */
  private saved: Progress['saved'];
  private looping: Promise<void> | undefined;
  /** Pause at the end of the current epoch. */
  private oneEpoch = false;
  /** Of training alone. */
  private time: TrainingTime | undefined;
  private callLength = new CallLength();
  private readonly reportLimit = new RateLimit(reportInterval);
  private readonly snapshotRate = new SnapshotRate();
  private readonly questionRate = new QuestionRate();
  private watching: Watch | undefined;
  private sequence = 0;
  /** The last snapshot is out of date. */
  private changed = false;
  private waiting = false;

  constructor(
    private readonly environment: Environment,
    private readonly listener: TrainingListener,
  ) {}

  /** Reads the data and draws weights, or opens a run; a current training is stopped first. Throws Faults. */
  prepare(params: Prepare): Prepared {
    if (this.status === 'training' || this.status === 'paused') this.stop();
    this.travelling?.terminate();
    this.travelling = undefined;
    this.session?.trainer.terminate();
    this.session = undefined;
    this.saved = undefined;
    this.flow.reset();
    this.observation = undefined;
    this.callLength = new CallLength();
    const session = prepareTraining(params, this.environment, (share) => this.listener.reading(share));
    this.session = session;
    this.observation = new Observation(session);
    this.moments = session.from?.run.moments ?? noMoments;
    this.travelling = new TimeTravel(session, this.environment, () => this.moments);
    const record = session.from?.run.record;
    this.status = record ? statusOfStored(session) : 'ready';
    this.time = new TrainingTime(record?.seconds ?? 0);
    if (!session.records.last) session.records.add(session.trainer.record());
    this.figures = new Figures(session.trainer, session.records);
    if (session.from?.run.hasCheckpoint) this.figures.measureAtRest();
    this.changed = true;
    this.sendSnapshot();
    return preparedView(session, this.progress());
  }

  /** Opens the run's folder and trains to the last epoch; `paused` only opens it, for single steps. */
  start(run: RunTarget | null, paused: boolean): Empty {
    const session = this.prepared;
    if (this.status === 'training' || this.status === 'paused') throw new Fault(message('train-running'));
    if (this.status === 'diverged') throw new Fault(message('train-over', { status: this.status }));
    if (session.from && !session.from.resumes) throw new Fault(message('run-no-checkpoint'));
    const keeper = run ? this.openRun(session, run) : undefined;
    if (!session.trainer.done) {
      session.records.continue();
      // In place of the record of restored weights, that of the last ones, from which training goes on.
      if (session.from?.run.record.weightsEpoch !== undefined) session.records.complete(() => session.trainer.record());
    }
    const status = paused ? 'paused' : 'training';
    try {
      keeper?.keep(status, this.seconds);
    } catch (error) {
      keeper?.close();
      throw error;
    }
    this.keeper = keeper;
    this.travelling?.terminate();
    this.saved = undefined;
    this.status = status;
    this.oneEpoch = false;
    this.report();
    if (!paused) this.loop(session);
    return {};
  }

  pause(): Empty {
    this.requireRunning();
    this.status = 'paused';
    this.report();
    return {};
  }

  resume(): Empty {
    return this.continueTraining(false);
  }

  /** One epoch, then pause. */
  step(): Empty {
    return this.continueTraining(true);
  }

  stop(): Empty {
    const session = this.requireRunning();
    // The last record and the files may take a while: the caller learns at once that the batch is done.
    this.status = 'paused';
    this.report();
    this.end(session, 'stopped');
    return {};
  }

  /** Shows the network at a step of the run so far, to the bit; null for the present one. Throws Faults while it trains. */
  async travel(step: number | null): Promise<Empty> {
    const { trainer } = this.prepared;
    if (this.status === 'training') throw new Fault(message('train-running'));
    const isPresent = step === null || (step >= trainer.step && trainer.weightsEpoch === undefined);
    if (isPresent) this.travelling?.leave();
    else if (!(await this.travelling?.goTo(Math.min(step, trainer.step)))) return {};
    this.changed = true;
    this.report();
    return {};
  }

  /** Resolves when the loop is paused or ended. */
  async whenIdle(): Promise<void> {
    while (this.looping) await this.looping;
  }

  watch(watch: Watch): Empty {
    if (watch.visible !== this.watching?.visible) this.snapshotRate.reset();
    this.snapshotRate.skipWait();
    this.watching = watch;
    this.changed = true;
    this.sendSnapshot();
    return {};
  }

  acknowledge(sequence: number): void {
    this.snapshotRate.acknowledged(sequence, this.environment.now());
    if (this.changed && !this.looping) this.sendSnapshot();
  }

  /**
   * Answers a question about `subject` with the current weights: at once where nothing trains, else no sooner
   * than its rate limit allows.
   */
  answer<T>(kind: RepeatedQuestion, subject: unknown, give: () => T): Promise<T> {
    return this.questionRate.answer(
      kind,
      JSON.stringify(subject),
      give,
      this.environment,
      () => this.status === 'training',
    );
  }

  /** All records; the listener receives only later ones then. */
  history(): HistoryColumns {
    const { records } = this.prepared;
    records.takeUnsent();
    return records.columns();
  }

  progress(): Progress {
    const { trainer, records, spec } = this.prepared;
    const { epoch, step } = momentOf(this.prepared);
    const { last } = records;
    const ended = this.status === 'finished' || this.status === 'diverged';
    const verdicts = ended && last ? checkExpectations(spec.expect, last) : [];
    return {
      status: this.status,
      epoch,
      epochs: trainer.epochs,
      step,
      seconds: this.seconds,
      samplesPerSecond: this.time?.samplesPerSecond ?? 0,
      ...this.figures?.reported,
      ...(trainer.divergence ? { divergence: { ...trainer.divergence } } : {}),
      ...(ended ? { verdicts: verdicts.map((verdict) => ({ ...verdict })) } : {}),
      engine: { ...trainer.engine },
      ...(trainer.stoppedEarly ? { stoppedEarly: true } : {}),
      ...(trainer.weightsEpoch === undefined ? {} : { weightsEpoch: trainer.weightsEpoch }),
      ...(this.saved ? { saved: this.saved } : {}),
      ...(this.travelling?.shown ? { shown: this.travelling.shown } : {}),
    };
  }

  private get seconds(): number {
    return this.time?.seconds ?? 0;
  }

  /** Throws a Fault before `prepare`. */
  private get prepared(): PreparedTraining {
    if (!this.session) throw new Fault(message('train-not-prepared'));
    return this.session;
  }

  private get observed(): Observation {
    const observed = this.travelling?.observation ?? this.observation;
    if (!observed) throw new Fault(message('train-not-prepared'));
    return observed;
  }

  private requireRunning(): PreparedTraining {
    const session = this.prepared;
    if (this.status !== 'training' && this.status !== 'paused') throw new Fault(message('train-not-running'));
    return session;
  }

  private openRun(session: PreparedTraining, run: RunTarget): RunKeeper {
    const { runs } = this.environment;
    if (!runs) throw new Fault(message('run-no-disk'));
    const writer = session.from?.folder === run.folder ? runs.reopen(run.folder) : runs.create(run);
    this.moments = writer.moments;
    return new RunKeeper(session, run, writer, this.environment);
  }

  private continueTraining(oneEpoch: boolean): Empty {
    const session = this.requireRunning();
    this.travelling?.terminate();
    this.oneEpoch = oneEpoch;
    this.status = 'training';
    this.report();
    this.loop(session);
    return {};
  }

  private loop(session: PreparedTraining): void {
    this.snapshotRate.begin();
    this.looping ??= this.train(session).finally(() => {
      this.looping = undefined;
      if (this.session && this.status === 'training') this.loop(this.session);
      else if (this.changed) this.sendSnapshot();
    });
  }

  private async train(session: PreparedTraining): Promise<void> {
    try {
      for (;;) {
        // First, so that the caller who started the loop gets its answer before a long batch begins.
        await this.environment.deliverMessages();
        if (this.session !== session || this.status !== 'training') break;
        if (await this.flow.waits(this.environment)) continue;
        this.keeper?.keepMoment();
        const began = this.environment.now();
        this.trainSlice(session);
        const now = this.environment.now();
        if (this.keeper?.due(now, now - began)) this.keep();
        if (this.reportLimit.due(now)) this.report();
        this.sendSnapshot();
      }
      if (this.session === session && this.status === 'paused') {
        this.keep();
        this.figures?.measureAtRest();
      }
    } catch (error) {
      this.fail(error);
    }
    if (this.session === session) this.report();
  }

  private trainSlice(session: PreparedTraining): void {
    const { trainer, records } = session;
    const began = this.environment.now();
    do {
      const { epochEnded, record } = this.trainCall(session);
      if (record) records.add(record);
      if (trainer.done) {
        this.end(session, trainer.divergence ? 'diverged' : 'finished');
        return;
      }
      if (epochEnded && this.oneEpoch) {
        this.status = 'paused';
        return;
      }
    } while (this.environment.now() - began < slice);
  }

  private trainCall({ trainer }: PreparedTraining): BatchResult {
    const began = this.environment.now();
    const { measuring, examplesSeen } = trainer;
    const result = trainer.train(this.callLength.batches, this.figures?.due(began));
    const milliseconds = this.environment.now() - began - (trainer.measuring - measuring);
    this.callLength.took(milliseconds);
    this.time?.add(milliseconds, trainer.examplesSeen - examplesSeen);
    this.figures?.take(result, began);
    this.changed = true;
    return result;
  }

  /** The run is over: its last record and its files say so. */
  private end(session: PreparedTraining, status: TrainingStatus): void {
    this.status = status;
    if (this.figures) session.records.add(this.figures.current());
    try {
      this.keep();
    } catch (error) {
      this.saved = this.keeper?.saved;
      this.listener.failed(error);
    }
    this.closeRun();
    this.report();
  }

  private closeRun(): void {
    this.keeper?.close();
    this.keeper = undefined;
  }

  private keep(): void {
    this.keeper?.keep(this.status, this.seconds);
  }

  /** A full disk pauses a run, so that it can continue; a defect ends it. */
  private fail(error: unknown): void {
    this.status = error instanceof Fault ? 'paused' : 'stopped';
    if (this.status === 'stopped') this.closeRun();
    this.listener.failed(error);
  }

  private report(): void {
    const fresh = this.session?.records.takeUnsent() ?? [];
    if (fresh.length > 0) this.listener.records(fresh);
    this.flow.sent(fresh.length);
    if (this.session) this.listener.progress(this.progress());
    if (this.changed && this.status !== 'training') this.sendSnapshot();
  }

  /** Sends a snapshot if a panel watches and the rate limit allows. */
  private sendSnapshot(): void {
    const now = this.environment.now();
    if (!this.observation || !this.watching?.visible) return;
    const moving = this.status === 'training';
    if (!this.snapshotRate.due(now, moving)) {
      if (!this.looping) this.sendSnapshotLater(now, moving);
      return;
    }
    const snapshot = composeSnapshot(this.observed, this.watching, this.sequence++, moving);
    const composed = this.environment.now();
    this.changed = false;
    this.listener.snapshot(snapshot);
    this.snapshotRate.sent(snapshot.sequence, composed, composed - now, moving);
  }

  /** Tries again after a delay, because no slice will; a missing acknowledgement tries again when it comes. */
  private sendSnapshotLater(now: number, moving: boolean): void {
    const wait = this.snapshotRate.wait(now, moving);
    if (wait === undefined || this.waiting) return;
    this.waiting = true;
    void this.environment.wait(wait).then(() => {
      this.waiting = false;
      if (this.changed && !this.looping) this.sendSnapshot();
    });
  }
}
