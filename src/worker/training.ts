import type { BatchResult } from '../engine/training/batch-result';
import type { Goal } from '../model/goal';
import { Fault, message } from '../model/message';
import type { TrainingStatus } from '../model/record';
import type { Prepare, RunTarget } from '../protocol/engine';
import type { Watch } from '../protocol/snapshot';
import type { Prepared, Progress } from '../protocol/training';
import type { HistoryColumns } from '../runs/history/columns';
import { CallLength } from './call-length';
import type { Environment } from './environment';
import { Figures } from './figures';
import { Inquiries } from './inquiries';
import { Observation } from './observation';
import { type PreparedTraining, preparedView, prepareTraining, statusOfStored } from './prepared-training';
import { progressOf } from './progress-report';
import { Questions } from './questions';
import { RateLimit } from './rate-limit';
import { RecordFlow } from './record-flow';
import { RunKeeper } from './run-keeper';
import { SnapshotSender } from './snapshot-sender';
import { StoredMoments } from './stored-moments';
import { TrainingGoals } from './training-goals';
import type { TrainingListener } from './training-listener';
import { TrainingTime } from './training-time';
import { Travels } from './travels';

/** Messages are processed this often, in milliseconds. */
const slice = 10;
/**
 * Progress and records are reported at most 10 times a second: faster changes cannot be read, and each wakes two
 * processes.
 */
const reportInterval = 100;
/** While training waits for its next step, it looks this often, in milliseconds, whether it was paused. */
const attention = 20;

/** The goal of a single step. */
const oneEpoch: readonly Goal[] = [{ of: 'epochs', count: 1 }];

/** The answer to a control call: its effect has been reported to the listener. */
type Empty = Record<string, never>;

/**
 * The training loop of the protocol. It trains in slices of about 10 ms, and between two slices the environment
 * delivers the calls below, so that each takes effect after the current batch.
 */
export class Training {
  readonly flow = new RecordFlow();
  readonly inquiries: Inquiries;
  readonly travels: Travels;
  private session: PreparedTraining | undefined;
  private observation: Observation | undefined;
  private figures: Figures | undefined;
  private status: TrainingStatus = 'ready';
  private keeper: RunKeeper | undefined;
  private readonly stored = new StoredMoments();
  /** The last saved position, if the end could not be saved. */
  private saved: Progress['saved'];
  private looping: Promise<void> | undefined;
  private readonly goals = new TrainingGoals();
  /** Of training alone. */
  private time: TrainingTime | undefined;
  private callLength = new CallLength();
  private readonly reportLimit = new RateLimit(reportInterval);
  private readonly pictures: SnapshotSender;

  constructor(
    private readonly environment: Environment,
    private readonly listener: TrainingListener,
  ) {
    this.travels = new Travels(environment, {
      isTraining: () => this.status === 'training',
      moved: () => {
        this.pictures.changed = true;
        this.report();
      },
      searched: () => this.report(),
    });
    this.inquiries = new Inquiries(
      environment,
      () =>
        new Questions(
          () => this.observed,
          () => this.travels.current,
        ),
      () => this.status === 'training',
    );
    this.pictures = new SnapshotSender(
      environment,
      () => this.observation && this.observed,
      () => {
        const { pace } = this.goals;
        const isTraining = this.status === 'training';
        return {
          isTraining: isTraining && !pace.isSet,
          isMoving: isTraining && !pace.isSlow,
          isLooping: this.looping !== undefined,
        };
      },
      (snapshot) => listener.snapshot(snapshot),
    );
  }

  get questions(): Questions {
    return this.inquiries.questions;
  }

  /** Reads the data and draws weights, or opens a run; a current training is stopped first. Throws Faults. */
  prepare(params: Prepare): Prepared {
    if (this.status === 'training' || this.status === 'paused') this.stop();
    this.travels.end();
    this.session?.trainer.terminate();
    this.session = undefined;
    this.saved = undefined;
    this.flow.reset();
    this.observation = undefined;
    this.inquiries.beginSession();
    this.callLength = new CallLength();
    const session = prepareTraining(params, this.environment, (share) => this.listener.reading(share));
    this.session = session;
    this.observation = new Observation(session);
    this.stored.become(session.from?.run.moments);
    this.travels.begin(session, () => this.stored.moments);
    const record = session.from?.run.record;
    this.status = record ? statusOfStored(session) : 'ready';
    this.time = new TrainingTime(record?.seconds ?? 0);
    if (!session.records.last) session.records.add(session.trainer.record());
    this.figures = new Figures(session.trainer, session.records);
    if (session.from?.run.hasCheckpoint) this.figures.measureAtRest();
    this.goals.lead(session.trainer, undefined);
    this.pictures.changed = true;
    this.pictures.send();
    return preparedView(session, this.progress());
  }

  /**
   * Opens the run's folder and trains to the first of the goals, else to the last epoch; `paused` only opens it, for single
   * steps.
   */
  start(run: RunTarget | null, paused: boolean, goals?: readonly Goal[]): Empty {
    const session = this.prepared;
    if (this.status === 'training' || this.status === 'paused') throw new Fault(message('train-running'));
    if (this.status === 'diverged') throw new Fault(message('train-over', { status: this.status }));
    if (session.from && !session.from.resumes) throw new Fault(message('run-no-checkpoint'));
    this.goals.lead(session.trainer, goals);
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
    this.travels.rest();
    this.saved = undefined;
    this.status = status;
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
    return this.continueTraining();
  }

  /** To the first of some goals, then pause. Throws the Faults of those that can never be measured. */
  step(goals: readonly Goal[] = oneEpoch): Empty {
    return this.continueTraining(goals);
  }

  stop(): Empty {
    const session = this.requireRunning();
    // The last record and the files may take a while: the caller learns at once that the batch is done.
    this.status = 'paused';
    this.report();
    this.end(session, 'stopped');
    return {};
  }

  /** Resolves when the loop is paused or ended. */
  async whenIdle(): Promise<void> {
    while (this.looping) await this.looping;
  }

  watch(watch: Watch): Empty {
    this.goals.pace.change(watch.pace, this.environment.now());
    this.pictures.watch(watch);
    return {};
  }

  acknowledge(sequence: number): void {
    this.pictures.acknowledge(sequence);
  }

  /** All records; the listener receives only later ones then. */
  history(): HistoryColumns {
    const { records } = this.prepared;
    records.takeUnsent();
    return records.columns();
  }

  progress(): Progress {
    const { status, time, figures, goals, saved, travels, stored } = this;
    return progressOf(this.prepared, {
      status,
      time,
      figures,
      goals,
      ...(saved ? { saved } : {}),
      ...travels.reported,
      ...(status === 'training' ? {} : stored.reported),
    });
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
    const observed = this.travels.observation ?? this.observation;
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
    this.stored.become(writer.moments);
    return new RunKeeper(session, run, writer, this.environment);
  }

  private continueTraining(goals?: readonly Goal[]): Empty {
    const session = this.requireRunning();
    this.goals.lead(session.trainer, goals);
    this.travels.rest();
    this.status = 'training';
    this.report();
    this.loop(session);
    return {};
  }

  private loop(session: PreparedTraining): void {
    this.pictures.begin();
    this.goals.pace.begin(this.environment.now());
    this.looping ??= this.train(session).finally(() => {
      this.looping = undefined;
      if (this.session && this.status === 'training') this.loop(this.session);
      else if (this.pictures.changed) this.pictures.send();
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
        const due = this.goals.pace.due(began);
        if (due === 0) await this.environment.wait(Math.min(attention, this.goals.pace.wait(began)));
        else {
          this.trainSlice(session, due);
          const now = this.environment.now();
          if (this.keeper?.due(now, now - began)) this.keep();
          if (this.reportLimit.due(now)) {
            if (this.goals.pace.isSet) this.figures?.measureWithin(reportInterval);
            this.report();
          }
        }
        this.pictures.send();
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

  /** Trains for some milliseconds, at most `most` batches. */
  private trainSlice(session: PreparedTraining, most: number): void {
    const { trainer, records } = session;
    const [began, first] = [this.environment.now(), trainer.step];
    const left = (): number => first + most - trainer.step;
    do {
      const { record } = this.trainCall(session, left());
      if (record) records.add(record);
      if (trainer.done) {
        this.end(session, trainer.divergence ? 'diverged' : 'finished');
        return;
      }
      if (this.goals.isReached) {
        this.status = 'paused';
        return;
      }
    } while (left() > 0 && this.environment.now() - began < slice);
    this.goals.pace.took(trainer.step - first, this.environment.now());
  }

  private trainCall({ trainer }: PreparedTraining, most: number): BatchResult {
    const began = this.environment.now();
    const { measuring, examplesSeen } = trainer;
    const { batches } = this.callLength;
    const result = this.goals.train(trainer, Math.min(most, batches), this.figures?.due(began));
    const milliseconds = this.environment.now() - began - (trainer.measuring - measuring);
    // A call that its pace has cut short does not say how long a whole one takes.
    if (most >= batches) this.callLength.took(milliseconds);
    this.time?.add(milliseconds, trainer.examplesSeen - examplesSeen);
    this.figures?.take(result, began);
    this.pictures.changed = true;
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
    this.stored.changed();
    this.keeper?.keep(this.status, this.seconds);
  }

  /** A full disk pauses a run, so that it can continue; a defect ends it. */
  private fail(error: unknown): void {
    this.status = error instanceof Fault ? 'paused' : 'stopped';
    this.stored.changed();
    if (this.status === 'stopped') this.closeRun();
    this.listener.failed(error);
  }

  private report(): void {
    const fresh = this.session?.records.takeUnsent() ?? [];
    if (fresh.length > 0) this.listener.records(fresh);
    this.flow.sent(fresh.length);
    if (this.session) this.listener.progress(this.progress());
    if (this.pictures.changed && this.status !== 'training') this.pictures.send();
  }
}
