import type { Control } from '../../model/controls';
import type { Goal } from '../../model/goal';
import { Fault, message } from '../../model/message';
import type { engineContract } from '../../protocol/engine';
import type { FaultView } from '../../protocol/fault';
import type { SessionView } from '../../protocol/panel';
import type { CallParams, CallResult } from '../../protocol/rpc';
import type { Progress } from '../../protocol/training';
import { TaskQueue } from '../task-queue';
import { Throttle } from '../throttle';
import { accessRefusal, disabledControls } from './controls';
import type { SessionEnvironment, Viewer } from './environment';
import { explain } from './explain';
import { IdleTimer } from './idle-timer';
import { type EngineCalls, Loader } from './loader';
import { OpenNetwork } from './open-network';
import { type DataReading, type RunResult, SessionState } from './state';
import { TrainingControls } from './training-controls';
import { runView, type SessionFacts, sessionView } from './view';
import { Viewers } from './viewers';

/** The panel receives progress at most this often, in milliseconds. */
const pace = 100;

/** What shows sessions in addition to their panels: the status bar, the commands, the lenses. */
export interface SessionListener {
  /** There is a new view. */
  changed(): void;
  /** A run has ended by itself: finished, diverged, or its engine has ended. */
  ended(): void;
}

/**
 * Training of one spec: it owns the engine's process, outlives every panel, and updates each visible one. Control calls
 * go to the engine at once; whatever loads a network waits its turn.
 */
export class Session {
  private readonly viewers = new Viewers((sequence) => this.loader.acknowledge(sequence));
  private readonly tasks = new TaskQueue();
  private readonly emission = new Throttle(pace, () => this.emit());
  private readonly state = new SessionState();
  private readonly loader: Loader;
  private readonly network: OpenNetwork;
  private readonly controls: TrainingControls;
  /** An engine without a panel and without training is released after a timeout; it writes its files before. */
  private readonly idleTimer = new IdleTimer(
    () => this.idle,
    () => {
      this.loader.rest();
      this.engineChanged();
    },
    () => this.environment.idleTimeout,
  );
  /** The view as it was built after the last change; undefined before the first. */
  private shown: SessionView | undefined;
  /** Why the earlier runs could not be listed. */
  private listFault: string | undefined;
  /** How often they were listed: of two lists that are read at once the later one is shown. */
  private listings = 0;
  /** The records of the run that is shown, or of the network before its first step. */
  readonly history = () => this.loader.history();
  private disposed = false;
  /** A text editor shows the spec, and lists the problems of its data. */
  private readsForText = false;

  constructor(
    private readonly environment: SessionEnvironment,
    private readonly listener: SessionListener,
  ) {
    const { state, tasks } = this;
    this.loader = new Loader(environment, state, {
      changed: () => this.engineChanged(),
      lost: (interrupted) => this.lost(interrupted),
      progress: (progress) => this.follow(progress),
      history: (history) => this.viewers.history(history),
      records: (records) => this.viewers.records(records),
      snapshot: (snapshot) => this.viewers.snapshot(snapshot),
    });
    this.network = new OpenNetwork(environment, state, this.loader, tasks, {
      wanted: () => !this.disposed && (this.viewers.watching || this.readsForText) && this.accessRefusal === undefined,
      loaded: () => void this.rewatch(),
      settled: () => this.idleTimer.restart(),
    });
    this.controls = new TrainingControls(
      environment,
      state,
      this.loader,
      this.network,
      tasks,
      () => this.facts,
      () => void this.sendRuns(),
    );
  }

  /** The data that the text names at this moment, as they were read; undefined before they are. */
  get data(): DataReading | undefined {
    return this.state.dataOf(this.environment.reading().spec);
  }

  /** What was wrong with the data of the text when it was loaded; undefined while it is loaded, and where all is well. */
  get dataFault(): FaultView | 'loading' | undefined {
    return this.state.phase === 'preparing' ? 'loading' : this.state.fault;
  }

  /** Whether a run is under way. */
  get active(): boolean {
    return this.state.active;
  }

  /** Whether there is no panel and no activity, so that it can be released. */
  get idle(): boolean {
    return this.viewers.none && !this.readsForText && !this.state.active && this.state.phase !== 'preparing';
  }

  /** The progress or the end of the run; it stays when the idle engine is released. */
  get result(): RunResult | undefined {
    return this.state.result;
  }

  /** Whether a panel shows it. */
  get watched(): boolean {
    return this.viewers.watching;
  }

  /** What everybody is shown: built once a change. */
  view(): SessionView {
    this.shown ??= sessionView(this.facts, this.environment.say);
    return this.shown;
  }

  /** A panel's page is up: it gets everything, then what changes. */
  hydrate(viewer: Viewer): void {
    this.viewers.add(viewer);
    this.idleTimer.cancel();
    viewer.session(this.view());
    viewer.history(this.loader.history());
    void this.sendRuns();
    void this.rewatch();
    this.wake();
  }

  /** A text editor shows the spec, or no longer: its data are read although no panel is open. */
  read(wanted: boolean): void {
    this.readsForText = wanted;
    if (wanted) {
      this.idleTimer.cancel();
      this.network.update();
    } else this.idleTimer.restart();
  }

  /** A panel was shown, hidden, or shows something else. */
  viewerChanged(viewer: Viewer): void {
    if (!viewer.watching) this.viewers.hidden(viewer);
    void this.rewatch();
    if (viewer.watching) this.wake();
  }

  detach(viewer: Viewer): void {
    this.viewers.remove(viewer);
    void this.rewatch();
    this.idleTimer.restart();
  }

  acknowledge(sequence: number, viewer: Viewer): void {
    this.viewers.acknowledge(sequence, viewer);
  }

  /** The text, the trust or the settings changed: loads the network again if nothing has been trained yet. */
  wake(): void {
    this.emission.now();
    this.network.update();
  }

  /** They act at once, unless something is being trained. */
  settingsChanged(): void {
    this.emission.now();
    this.network.settingsChanged();
  }

  /** Puts a question to the engine; rejects with a Fault while it holds nothing. */
  ask<K extends keyof EngineCalls & string>(
    method: K,
    params: CallParams<typeof engineContract, K>,
  ): Promise<CallResult<typeof engineContract, K>> {
    return this.loader.ask(method, params);
  }

  /** Why a control can't act at this moment, translated; undefined where it can. */
  refusal(control: Control): string | undefined {
    const reason = disabledControls(this.facts)[control];
    return reason && this.environment.say(reason);
  }

  /** Carries out a button or a command; Step pauses at the first of the goals. Returns a translated refusal. */
  control(control: Control, goals?: readonly Goal[]): Promise<string | undefined> {
    return this.attempt(() => this.controls.run(control, goals));
  }

  /** Starts a new run from the moment that is shown. Returns a translated refusal. */
  branch(): Promise<string | undefined> {
    return this.attempt(() => this.controls.branch());
  }

  /**
   * Which control the one key for Train, Pause and Resume means, once what is being loaded is there; undefined where
   * Stop or Reset was pressed meanwhile.
   */
  primaryControl(): Promise<Control | undefined> {
    return this.controls.primary();
  }

  /** Why runs on disk are neither read nor written, translated; undefined where they may be. */
  get accessRefusal(): string | undefined {
    const reason = accessRefusal(this.facts);
    return reason && this.environment.say(reason);
  }

  /** Opens an earlier run in place of what is shown. Answers with a translated sentence where it could not. */
  async openRun(id: string): Promise<string | undefined> {
    return this.accessRefusal ?? this.attempt(() => this.tasks.push(() => this.openInTurn(id)));
  }

  /** Whether this run's folder is in use. */
  holds(id: string): boolean {
    return this.state.loaded?.run?.id === id && this.state.active;
  }

  /** A run was named or deleted. */
  async runsChanged(): Promise<void> {
    const { state } = this;
    const shown = state.loaded?.run;
    const stored = shown && (await this.environment.runs.read(shown.id));
    if (shown && state.loaded?.run === shown) {
      if (stored) state.loaded = { ...state.loaded, run: { ...shown, label: stored.label } };
      else if (!state.active) await this.network.reset();
    }
    this.emission.now();
    await this.sendRuns();
  }

  /** Stops a run under way; resolves once no process writes into the run's folder any more. */
  async settle(): Promise<void> {
    if (this.state.active) await this.control('stop');
    // A stop is answered before its files are written, the next call after. A loop that had to be ended answers none,
    // and what comes in its place writes again.
    if (!(await this.rewatch())) {
      this.loader.rest();
      this.engineChanged();
    }
    await this.loader.terminated();
  }

  /** Releases everything; resolves once its processes have saved their runs and ended, or were killed. */
  dispose(): Promise<void> {
    this.disposed = true;
    this.emission.cancel();
    this.idleTimer.cancel();
    return this.loader.dispose();
  }

  /** A sentence for what was thrown, if it is one to be shown. */
  explain(error: unknown): string | undefined {
    return explain(error, this.environment);
  }

  private async attempt(action: () => Promise<void>): Promise<string | undefined> {
    try {
      await action();
      return undefined;
    } catch (error) {
      return this.explain(error);
    } finally {
      this.emission.now();
    }
  }

  /** Throws a Fault where it cannot be opened: a run may have begun before its turn came. */
  private async openInTurn(id: string): Promise<void> {
    if (this.state.active) throw new Fault(message('run-active'));
    const run = await this.environment.runs.read(id);
    if (!run) throw new Fault(message('run-unreadable', { id }));
    await this.network.loadRun(run, 'look');
  }

  private get facts(): SessionFacts {
    const { reading, trusted, momentBytes } = this.environment;
    return { ...this.state.facts(reading(), trusted()), momentLimit: momentBytes() };
  }

  private emit(): void {
    this.shown = undefined;
    this.viewers.session(this.view());
    this.listener.changed();
  }

  /** Snapshots of an engine that has ended are not acknowledged. */
  private engineChanged(): void {
    if (!this.loader.running) this.viewers.engineGone();
    this.emission.now();
  }

  private lost(interrupted: boolean): void {
    this.engineChanged();
    if (interrupted) this.listener.ended();
    void this.showLastCheckpoint();
  }

  /** The state of a run whose engine has ended is that of its folder, not the last reported one. */
  private async showLastCheckpoint(): Promise<void> {
    const { state, environment } = this;
    const { loaded } = state;
    try {
      if (!loaded?.run) return;
      await this.loader.terminated();
      const run = await environment.runs.read(loaded.run.id);
      if (!run || state.phase !== 'lost' || state.loaded !== loaded) return;
      state.showStored(run);
      this.emission.now();
      await this.sendRuns();
    } catch (error) {
      environment.log.error('the last checkpoint of the lost run could not be read', error);
    }
  }

  private follow(progress: Progress): void {
    const { state } = this;
    const { progress: before } = state;
    state.progress = progress;
    // The cause of the pause is fixed, or training would not continue.
    if (before?.status === 'paused' && progress.status === 'training') state.sentence = undefined;
    const isNew = before?.status !== progress.status;
    if (isNew) {
      this.environment.log.debug(`${progress.status} at epoch ${progress.epoch} of ${progress.epochs}`);
      this.emission.now();
    } else this.emission.ask();
    if (state.active) return;
    if (progress.saved && !before?.saved) void this.showSaved(progress.epoch, progress.saved.epoch);
    const byItself = progress.status !== 'stopped' && progress.status !== 'ready';
    if (byItself && isNew) this.listener.ended();
    // A stop is reported as soon as it is requested, and again once the files are written: then the list is right.
    void this.sendRuns();
    this.idleTimer.restart();
  }

  /** The end could not be saved: the run is shown as its folder holds it, and what is missing there is said. */
  private async showSaved(epoch: number, saved: number): Promise<void> {
    const { state, environment } = this;
    const { sentence, loaded } = state;
    const id = loaded?.run?.id;
    if (id === undefined) return;
    try {
      await this.tasks.push(async () => {
        // It may have been resumed or closed before its turn came.
        if (state.active || state.loaded?.run?.id !== id) return;
        const run = await environment.runs.read(id);
        if (!run) return;
        await this.network.loadRun(run, 'look');
        const unsaved = environment.say(message('run-unsaved', { epoch, saved }));
        state.sentence = sentence === undefined ? unsaved : `${sentence} ${unsaved}`;
        this.emission.now();
      });
    } catch (error) {
      environment.log.error('the run could not be shown as it is saved', error);
    }
  }

  /** False where the engine could not answer; never rejects. */
  private async rewatch(): Promise<boolean> {
    if (this.state.phase !== 'live') return true;
    try {
      await this.ask('watch', this.viewers.watch());
      return true;
    } catch (error) {
      this.environment.log.error('watch', error);
      return false;
    }
  }

  private async sendRuns(): Promise<void> {
    if (this.viewers.none || this.accessRefusal !== undefined || this.environment.reading().place !== 'file') return;
    const listing = ++this.listings;
    try {
      const { runs, older } = await this.environment.runs.list();
      if (listing !== this.listings) return;
      this.viewers.runs(
        runs.map((run) => runView(run, this.environment.say)),
        older,
      );
      if (this.listFault !== undefined && this.state.sentence === this.listFault) {
        this.state.sentence = undefined;
        this.emission.ask();
      }
      this.listFault = undefined;
    } catch (error) {
      this.listFault = this.explain(error);
      this.state.sentence = this.listFault;
      this.emission.ask();
    }
  }
}
