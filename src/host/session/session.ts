import { setTimeout as wait } from 'node:timers/promises';
import { Fault, message } from '../../model/message';
import type { engineContract } from '../../protocol/engine';
import type { Control, SessionView } from '../../protocol/panel';
import type { CallParams, CallResult } from '../../protocol/rpc';
import type { Progress } from '../../protocol/training';
import { runLabel } from '../runs/label';
import { isUnderWay, type StoredRun } from '../runs/store';
import { TaskQueue } from '../task-queue';
import { Throttle } from '../throttle';
import { barrier, disabledControls } from './controls';
import type { SessionEnvironment, Viewer } from './environment';
import { explain } from './explain';
import { Linger } from './linger';
import { type EngineCalls, Loader } from './loader';
import { type Loaded, SessionState } from './state';
import { runView, type SessionFacts, sessionView } from './view';
import { Viewers } from './viewers';

/** How long Stop waits before it ends the process, in milliseconds. */
const patience = 2000;
/** The panel hears of progress at most this often, in milliseconds. */
const pace = 100;

/**
 * Training of one spec: it owns the engine's process, outlives every panel, and tells each that looks. Control calls
 * go to the engine at once; whatever loads a network waits its turn.
 */
export class Session {
  private readonly viewers = new Viewers((sequence) => this.loader.acknowledge(sequence));
  private readonly tasks = new TaskQueue();
  private readonly emission = new Throttle(pace, () => {
    this.viewers.session(this.view());
    this.changed();
  });
  private readonly state = new SessionState();
  private readonly loader: Loader;
  /** Text that could not be loaded; it is not tried again until it changes. */
  private refused: string | undefined;
  /** Set by Reset: the newest run is not brought back. */
  private fresh = false;
  /** An engine that nobody looks at and that trains nothing is let go after a while; it writes its files before. */
  private readonly linger = new Linger(
    () => this.idle,
    () => {
      this.loader.unload();
      this.engineChanged();
    },
  );
  private disposed = false;

  /** `changed` hears of every new view, for the status bar and the commands. */
  constructor(
    private readonly environment: SessionEnvironment,
    private readonly changed: () => void,
  ) {
    this.loader = new Loader(environment, this.state, {
      changed: () => this.engineChanged(),
      progress: (progress) => this.follow(progress),
      history: (history) => this.viewers.history(history),
      records: (records) => this.viewers.records(records),
      snapshot: (snapshot) => this.viewers.snapshot(snapshot),
    });
  }

  /** m: examples in the training set, once the data that the text names at this moment are known. */
  get examples(): number | undefined {
    return this.state.examplesOf(this.environment.reading().spec);
  }

  /** Whether a run is under way. */
  get active(): boolean {
    return this.state.active;
  }

  /** Whether nobody looks and nothing is under way, so that it can be let go. */
  get idle(): boolean {
    return this.viewers.none && !this.state.active && this.state.phase !== 'preparing';
  }

  view(): SessionView {
    return sessionView(this.facts, this.environment.say);
  }

  /** A panel's page is up: it gets everything, then what changes. */
  hydrate(viewer: Viewer): void {
    this.viewers.add(viewer);
    this.linger.cancel();
    viewer.session(this.view());
    viewer.history(this.loader.history());
    void this.sendRuns();
    this.rewatch();
    this.wake();
  }

  /** A panel was shown, hidden, or wants to see something else. */
  viewerChanged(viewer: Viewer): void {
    if (!viewer.watching) this.viewers.hidden(viewer);
    this.rewatch();
    if (viewer.watching) this.wake();
  }

  detach(viewer: Viewer): void {
    this.viewers.remove(viewer);
    this.rewatch();
    this.linger.begin();
  }

  acknowledge(sequence: number, viewer: Viewer): void {
    this.viewers.acknowledge(sequence, viewer);
  }

  /** The text, the trust or the settings changed: loads the network anew if nothing has been trained yet. */
  wake(): void {
    this.emission.now();
    if (this.canLoad()) void this.tasks.push(() => this.loadWhatIsThere());
  }

  /** Puts a question to the engine; rejects with a Fault while it holds nothing. */
  ask<K extends keyof EngineCalls & string>(
    method: K,
    params: CallParams<typeof engineContract, K>,
  ): Promise<CallResult<typeof engineContract, K>> {
    return this.loader.ask(method, params);
  }

  /** Does what a button or a command says. Answers with a translated sentence where it could not. */
  async control(control: Control): Promise<string | undefined> {
    const reason = disabledControls(this.facts)[control];
    if (reason) return this.environment.say(reason);
    try {
      await this[control]();
      return undefined;
    } catch (error) {
      return this.explain(error);
    } finally {
      this.emission.now();
    }
  }

  /** Why runs on disk are neither read nor written, translated; undefined where they may be. */
  get barred(): string | undefined {
    const reason = barrier(this.facts);
    return reason && this.environment.say(reason);
  }

  /** Opens an earlier run in place of what is shown. Answers with a translated sentence where it could not. */
  async openRun(id: string): Promise<string | undefined> {
    const { barred } = this;
    if (barred !== undefined) return barred;
    if (this.state.active) return this.environment.say(message('run-active'));
    try {
      const run = await this.environment.runs.read(id);
      if (!run) return this.environment.say(message('run-unreadable', { id }));
      await this.tasks.push(() => this.loadRun(run));
      return undefined;
    } catch (error) {
      return this.explain(error);
    }
  }

  /** Whether this run's folder is in use. */
  holds(id: string): boolean {
    return this.state.loaded?.run?.id === id && this.state.active;
  }

  /** A run was named or deleted. */
  async runsChanged(): Promise<void> {
    const { state } = this;
    const held = state.loaded?.run;
    const stored = held && (await this.environment.runs.read(held.id));
    if (held && state.loaded?.run === held) {
      if (stored) state.loaded = { ...state.loaded, run: { ...held, label: stored.label } };
      else if (!state.active) await this.reset();
    }
    this.emission.now();
    await this.sendRuns();
  }

  /** Lets everything go; resolves once its processes have written what they had and are gone, or were killed. */
  dispose(): Promise<void> {
    this.disposed = true;
    this.emission.cancel();
    this.linger.cancel();
    return this.loader.dispose();
  }

  private get facts(): SessionFacts {
    const { reading, trusted } = this.environment;
    return this.state.facts(reading(), trusted());
  }

  private async train(): Promise<void> {
    if (this.state.status === 'paused') return this.steer('resume');
    await this.tasks.push(async () => {
      await this.loadFresh();
      await this.begin(false);
    });
  }

  private pause(): Promise<void> {
    return this.steer('pause');
  }

  private async resume(): Promise<void> {
    if (this.state.status === 'paused') return this.steer('resume');
    await this.tasks.push(() => this.continue(false));
  }

  private async step(): Promise<void> {
    const { status } = this.state;
    if (status !== 'paused') {
      await this.tasks.push(async () => {
        if (status === 'stopped') return this.continue(true);
        await this.loadFresh();
        await this.begin(true);
      });
    }
    await this.steer('step');
  }

  private async stop(): Promise<void> {
    if (!this.loader.running || this.state.phase === 'preparing') {
      this.loader.unload();
      this.refused = this.environment.reading().text;
      return;
    }
    if (await Promise.race([this.ask('stop', {}), wait(patience, undefined)])) return;
    this.environment.log.error('the engine did not answer Stop and was ended');
    this.loader.abandon(this.environment.say(message('engine-killed')));
  }

  private async reset(): Promise<void> {
    if (this.state.active && this.loader.running) await this.stop();
    this.fresh = true;
    this.loader.unload();
    await this.tasks.push(() => this.loadFresh());
  }

  /** One of the engine's own control calls. */
  private async steer(method: 'pause' | 'resume' | 'step'): Promise<void> {
    await this.ask(method, {});
  }

  /** Starts a new run of what is loaded, in a new folder. */
  private async begin(paused: boolean): Promise<void> {
    const { runs } = this.environment;
    const { id, folder } = await runs.create();
    try {
      await this.start({ id, folder, label: runLabel(id, undefined) }, paused);
      this.fresh = false;
    } catch (error) {
      await runs.abandon(id);
      throw error;
    }
  }

  /** Goes on with the run that is shown from its last checkpoint, in its own folder. */
  private async continue(paused: boolean): Promise<void> {
    const id = this.state.loaded?.run?.id ?? '';
    const run = await this.environment.runs.read(id);
    if (!run) throw new Fault(message('run-unreadable', { id }));
    await this.loadRun(run);
    await this.start(run, paused);
  }

  private async start(run: NonNullable<Loaded['run']>, paused: boolean): Promise<void> {
    const { loaded } = this.state;
    if (!loaded) throw new Fault(message('engine-absent'));
    const { id, folder, label } = run;
    const specPath = this.environment.reading().path;
    this.state.loaded = { ...loaded, run: { id, folder, label } };
    try {
      await this.ask('start', { run: { id, folder, specText: loaded.text, specPath }, paused });
    } catch (error) {
      this.state.loaded = loaded;
      throw error;
    }
    this.environment.log.info(`run ${id} of ${specPath} is under way`);
    void this.sendRuns();
  }

  /** The newest run where there is one that can be read, else the spec as it stands. What goes wrong is in the view. */
  private async loadWhatIsThere(): Promise<void> {
    const { log, runs } = this.environment;
    try {
      if (!this.canLoad()) return;
      const [newest] = this.fresh || this.state.loaded ? [] : await runs.list();
      if (newest) await this.loadRun(newest);
      else await this.loadFresh();
    } catch (error) {
      log.info(`nothing could be loaded: ${this.explain(error) ?? 'it was stopped'}`);
    }
  }

  private async loadRun(run: StoredRun): Promise<void> {
    const text = await this.environment.runs.specText(run.id);
    const spec = this.environment.parse(text);
    if (!spec) throw new Fault(message('run-unreadable', { id: run.id }));
    await this.load({ spec, text, run: { id: run.id, label: run.label, folder: run.folder } });
    // Its process lives, and it is not this session's: a window that was closed, or another one, still trains it.
    if (isUnderWay(run)) this.state.sentence = this.environment.say(message('run-elsewhere'));
  }

  /** The spec as it stands, its weights fresh from the seed; at once where the engine holds just that. */
  private async loadFresh(): Promise<void> {
    const { spec, text } = this.environment.reading();
    if (!spec) throw new Fault(message('engine-absent'));
    if (this.state.ready && this.state.holds(spec)) this.state.loaded = { spec, text };
    else await this.load({ spec, text });
  }

  private async load(what: Loaded): Promise<void> {
    try {
      await this.loader.load(what);
      this.refused = undefined;
      this.rewatch();
    } catch (error) {
      if (this.state.phase === 'none') this.refused = this.environment.reading().text;
      throw error;
    } finally {
      this.linger.begin();
    }
  }

  /** Snapshots of an engine that is gone will never be acknowledged to it. */
  private engineChanged(): void {
    if (!this.loader.running) this.viewers.engineGone();
    this.emission.now();
    if (this.state.phase === 'lost') void this.standAtCheckpoint();
  }

  /** A run whose engine is gone stands where its folder says, not where it was heard of last. */
  private async standAtCheckpoint(): Promise<void> {
    const { state, environment } = this;
    const { loaded } = state;
    try {
      if (!loaded?.run) return;
      await this.loader.left();
      const run = await environment.runs.read(loaded.run.id);
      if (!run || state.phase !== 'lost' || state.loaded !== loaded) return;
      state.stand(run);
      this.emission.now();
      await this.sendRuns();
    } catch (error) {
      environment.log.error('where the lost run stands could not be read', error);
    }
  }

  private follow(progress: Progress): void {
    const { state } = this;
    const before = state.status;
    state.progress = progress;
    if (before === progress.status) {
      this.emission.ask();
      return;
    }
    this.emission.now();
    if (state.active) return;
    void this.sendRuns();
    this.linger.begin();
  }

  private canLoad(): boolean {
    const { environment, state } = this;
    if (this.disposed || !this.viewers.watching || this.barred !== undefined) return false;
    const { place, hasData, spec, text } = environment.reading();
    if (place !== 'file' || !hasData || !spec || this.refused === text) return false;
    return state.phase === 'none' || (state.ready && !state.holds(spec));
  }

  private rewatch(): void {
    if (this.state.phase !== 'live') return;
    this.ask('watch', this.viewers.watch()).catch((error) => this.environment.log.error('watch', error));
  }

  private async sendRuns(): Promise<void> {
    if (this.viewers.none || this.barred !== undefined || this.environment.reading().place !== 'file') return;
    try {
      const runs = await this.environment.runs.list();
      this.viewers.runs(runs.map((run) => runView(run, this.environment.say)));
    } catch (error) {
      this.state.sentence = this.explain(error);
      this.emission.ask();
    }
  }

  /** A sentence for what was thrown, if it is one to be shown. */
  explain(error: unknown): string | undefined {
    return explain(error, this.environment);
  }
}
