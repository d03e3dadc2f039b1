import { Fault, type Message, message } from '../../model/message';
import type { Spec } from '../../model/spec';
import type { engineContract } from '../../protocol/engine';
import type { Control, SessionView } from '../../protocol/panel';
import type { CallParams, CallResult } from '../../protocol/rpc';
import type { Prepared, Progress, TrainingStatus } from '../../protocol/training';
import { runLabel } from '../runs/label';
import type { StoredRun } from '../runs/store';
import { TaskQueue } from '../taskQueue';
import { Throttle } from '../throttle';
import { disabledControls } from './controls';
import { Engine, EngineGone, failureOf } from './engine';
import type { SessionEnvironment, Viewer } from './environment';
import { HistoryLog } from './historyLog';
import { runView, type SessionFacts, sessionView } from './view';
import { Viewers } from './viewers';

type Calls = (typeof engineContract)['calls'];

/** What the engine holds, or is about to: a spec fresh from its seed, or an earlier run. */
interface Loaded {
  readonly spec: Spec;
  readonly text: string;
  /** The run in whose folder training is recorded; absent before the first epoch. */
  readonly run?: { readonly id: string; readonly label: Message; readonly folder: string };
}

/** How long Stop waits before it ends the process, in milliseconds. */
const patience = 2000;
/** How long an engine that nobody looks at and that trains nothing is kept, in milliseconds. */
const linger = 5000;
/** The panel hears of progress at most this often, in milliseconds. */
const pace = 100;

/**
 * Training of one spec: it owns the engine's process, outlives every panel, and tells each that looks. Control calls
 * go to the engine at once; whatever loads a network waits its turn.
 */
export class Session {
  private readonly viewers = new Viewers((sequence) => this.engine?.acknowledge(sequence));
  private readonly tasks = new TaskQueue();
  private readonly historyLog = new HistoryLog();
  private readonly emission = new Throttle(pace, () => {
    this.viewers.session(this.view());
    this.changed();
  });
  private engine: Engine | undefined;
  private phase: SessionView['engine'] = 'none';
  private loaded: Loaded | undefined;
  private prepared: Prepared | undefined;
  private progress: Progress | undefined;
  private sentence: string | undefined;
  /** Text that could not be loaded; it is not tried again until it changes. */
  private refused: string | undefined;
  /** Set by Reset: the newest run is not brought back. */
  private fresh = false;
  private lingerTimer: NodeJS.Timeout | undefined;
  private disposed = false;

  /** `changed` hears of every new view, for the status bar and the commands. */
  constructor(
    private readonly environment: SessionEnvironment,
    private readonly changed: () => void,
  ) {}

  get status(): TrainingStatus | undefined {
    return this.progress?.status;
  }

  /** Examples in the training set, once the data are known. */
  get examples(): number | undefined {
    return this.prepared?.trainExamples;
  }

  /** Whether a run is under way. */
  isActive(): boolean {
    return this.status === 'training' || this.status === 'paused';
  }

  /** Whether nobody looks and nothing is under way, so that it can be let go. */
  get idle(): boolean {
    return this.viewers.none && !this.isActive() && this.phase !== 'preparing';
  }

  view(): SessionView {
    return sessionView(this.facts(), this.environment.say);
  }

  /** A panel's page is up: it gets everything, then what changes. */
  hydrate(viewer: Viewer): void {
    this.viewers.add(viewer);
    clearTimeout(this.lingerTimer);
    viewer.session(this.view());
    viewer.history(this.historyLog.whole());
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
    this.endWhenIdle();
  }

  acknowledge(sequence: number, viewer: Viewer): void {
    this.viewers.acknowledge(sequence, viewer);
  }

  /** The text, the trust or the settings changed: loads the network anew if nothing has been trained yet. */
  wake(): void {
    this.emission.now();
    if (this.canLoad()) void this.tasks.push(() => this.loadWhatIsThere());
  }

  /** Puts a question to the engine; rejects with a Fault while there is none. */
  async ask<K extends keyof Calls & string>(
    method: K,
    params: CallParams<typeof engineContract, K>,
  ): Promise<CallResult<typeof engineContract, K>> {
    if (!this.engine || this.phase !== 'live') throw new Fault(message('engine-absent'));
    return this.engine.call(method, params);
  }

  /** Does what a button or a command says. Answers with a translated sentence where it could not. */
  async control(control: Control): Promise<string | undefined> {
    const reason = disabledControls(this.facts())[control];
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

  /** Opens an earlier run in place of what is shown. Answers with a translated sentence where it could not. */
  async openRun(id: string): Promise<string | undefined> {
    if (this.isActive()) return this.environment.say(message('run-active'));
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
    return this.loaded?.run?.id === id && this.isActive();
  }

  /** A run was named or deleted. */
  async runsChanged(): Promise<void> {
    const held = this.loaded?.run;
    const stored = held && (await this.environment.runs.read(held.id));
    if (this.loaded && held && this.loaded.run === held) {
      if (stored) this.loaded = { ...this.loaded, run: { ...held, label: stored.label } };
      else if (!this.isActive()) await this.reset();
    }
    this.emission.now();
    await this.sendRuns();
  }

  dispose(): void {
    this.disposed = true;
    this.emission.cancel();
    clearTimeout(this.lingerTimer);
    this.endEngine();
  }

  private async train(): Promise<void> {
    if (this.status === 'paused') return this.steer('resume');
    await this.tasks.push(async () => {
      await this.loadFresh();
      await this.begin(false);
    });
  }

  private pause(): Promise<void> {
    return this.steer('pause');
  }

  private async resume(): Promise<void> {
    if (this.status === 'paused' && this.phase === 'live') return this.steer('resume');
    await this.tasks.push(async () => {
      const run = this.loaded?.run && (await this.environment.runs.read(this.loaded.run.id));
      if (!run) throw new Fault(message('run-unreadable', { id: this.loaded?.run?.id ?? '' }));
      if (this.phase !== 'live') await this.loadRun(run);
      await this.steer('resume');
    });
  }

  private async step(): Promise<void> {
    if (this.status === 'paused' || this.status === 'stopped') return this.steer('step');
    await this.tasks.push(async () => {
      await this.loadFresh();
      await this.begin(true);
      await this.steer('step');
    });
  }

  private async stop(): Promise<void> {
    const engine = this.engine;
    if (!engine || this.phase === 'preparing') {
      this.endEngine();
      this.phase = 'none';
      this.refused = this.environment.reading().text;
      return;
    }
    const answered = await Promise.race([engine.call('stop', {}), delay(patience)]);
    if (answered) {
      this.follow(answered);
      return;
    }
    this.environment.log.error('the engine did not answer Stop and was ended');
    engine.kill(message('engine-absent'));
    this.endEngine();
    this.phase = 'lost';
    if (this.progress) this.progress = { ...this.progress, status: 'stopped' };
    this.sentence = this.environment.say(message('engine-killed'));
  }

  private async reset(): Promise<void> {
    if (this.isActive() && this.engine) await this.stop();
    this.fresh = true;
    this.endEngine();
    this.forget();
    await this.tasks.push(() => this.loadFresh());
  }

  /** One of the engine's own control calls. */
  private async steer(method: 'pause' | 'resume' | 'step'): Promise<void> {
    this.follow(await this.ask(method, {}));
  }

  /** Starts a new run of what is loaded, in a new folder. */
  private async begin(paused: boolean): Promise<void> {
    const { loaded, engine, environment } = this;
    if (!loaded || !engine) throw new Fault(message('engine-absent'));
    const { id, folder } = await environment.runs.create();
    const run = { folder, id, specText: loaded.text, specPath: environment.reading().path };
    try {
      this.follow(await engine.call('start', { run, paused }));
    } catch (error) {
      await environment.runs.abandon(id);
      throw error;
    }
    this.loaded = { ...loaded, run: { id, folder, label: runLabel(id, undefined) } };
    environment.log.info(`run ${id} of ${run.specPath} began`);
    void this.sendRuns();
  }

  /** The newest run where there is one, else the spec as it stands. What goes wrong is in the view. */
  private async loadWhatIsThere(): Promise<void> {
    try {
      if (!this.canLoad()) return;
      const [newest] = this.fresh || this.loaded ? [] : await this.environment.runs.list();
      await (newest ? this.loadRun(newest) : this.loadFresh());
    } catch (error) {
      this.environment.log.error('nothing could be loaded', error);
    }
  }

  private async loadRun(run: StoredRun): Promise<void> {
    const text = await this.environment.runs.specText(run.id);
    const spec = this.environment.parse(text);
    if (!spec) throw new Fault(message('run-unreadable', { id: run.id }));
    await this.load({ spec, text, run: { id: run.id, label: run.label, folder: run.folder } });
  }

  /** The spec as it stands, its weights fresh from the seed; at once where the engine holds just that. */
  private async loadFresh(): Promise<void> {
    const { spec, text } = this.environment.reading();
    if (!spec) throw new Fault(message('engine-absent'));
    const held = this.phase === 'live' && this.status === 'ready' && !this.loaded?.run && this.holdsSpec(spec);
    if (held) this.loaded = { spec, text };
    else await this.load({ spec, text });
  }

  /** Rejects with what went wrong, which the view then says too. */
  private async load(what: Loaded): Promise<void> {
    this.forget();
    this.loaded = what;
    this.phase = 'preparing';
    this.emission.now();
    try {
      const { environment } = this;
      const files = await environment.admit(what.spec);
      const engine = await this.startEngine();
      const from = what.run ? { from: { folder: what.run.folder, history: true } } : {};
      const memoryLimit = environment.memoryLimit();
      const prepared = await engine.call('prepare', { spec: what.spec, files, memoryLimit, ...from });
      this.historyLog.replace(await engine.call('history', {}));
      this.prepared = prepared;
      this.progress = prepared.progress;
      this.phase = 'live';
      this.viewers.history(this.historyLog.whole());
      this.rewatch();
    } catch (error) {
      if (this.phase === 'preparing') {
        this.endEngine();
        this.phase = 'none';
        this.refused = this.environment.reading().text;
        this.sentence = this.explain(error);
      }
      throw error;
    } finally {
      this.emission.now();
      this.endWhenIdle();
    }
  }

  private async startEngine(): Promise<Engine> {
    if (this.engine) return this.engine;
    const { log, engineFile } = this.environment;
    const engine: Engine = await Engine.start(engineFile, {
      progress: (progress) => this.follow(progress),
      records: (records) => {
        this.historyLog.add(records);
        this.viewers.records(records);
      },
      snapshot: (snapshot) => this.viewers.snapshot(snapshot),
      failed: ({ fault, trace }) => {
        if (trace) log.error(trace);
        this.sentence = fault ? this.environment.sayFault(fault) : this.environment.say(message('engine-failed'));
        this.emission.now();
      },
      lost: (reason) => this.lost(reason),
      report: (sentence, error) => (error === undefined ? log.info(sentence) : log.error(sentence, error)),
    });
    if (this.disposed || this.phase !== 'preparing') {
      engine.release(message('engine-absent'));
      throw new EngineGone(message('engine-absent'));
    }
    this.engine = engine;
    return engine;
  }

  private lost(reason: Message): void {
    this.engine = undefined;
    this.viewers.engineGone();
    this.phase = 'lost';
    if (this.isActive() && this.progress) this.progress = { ...this.progress, status: 'stopped' };
    this.sentence = this.environment.say(reason);
    this.emission.now();
  }

  private follow(progress: Progress): void {
    const before = this.status;
    this.progress = progress;
    this.emission.ask();
    if (before === progress.status) return;
    this.emission.now();
    if (this.isActive()) return;
    void this.sendRuns();
    this.endWhenIdle();
  }

  private canLoad(): boolean {
    const { environment, phase, loaded } = this;
    if (this.disposed || !environment.trusted() || !this.viewers.watching) return false;
    const { place, foreign, hasData, spec, text } = environment.reading();
    if (place !== 'file' || foreign || !hasData || !spec || this.refused === text) return false;
    if (phase === 'none') return true;
    return phase === 'live' && this.status === 'ready' && !loaded?.run && !this.holdsSpec(spec);
  }

  private holdsSpec(spec: Spec): boolean {
    return this.loaded !== undefined && JSON.stringify(this.loaded.spec) === JSON.stringify(spec);
  }

  private facts(): SessionFacts {
    const { phase, progress, prepared, sentence, loaded, status } = this;
    const { place, foreign, errors, hasData, spec } = this.environment.reading();
    const ended = status === 'stopped' || phase === 'lost';
    return {
      trusted: this.environment.trusted(),
      place,
      foreign,
      errors,
      hasData,
      engine: phase,
      resumable: ended && status !== 'finished' && status !== 'diverged' && loaded?.run !== undefined,
      specChanged: loaded?.run !== undefined && (spec === undefined || !this.holdsSpec(spec)),
      ...(status ? { status } : {}),
      ...(progress ? { progress } : {}),
      ...(prepared ? { prepared } : {}),
      ...(sentence === undefined ? {} : { sentence }),
      ...(loaded?.run ? { run: loaded.run } : {}),
    };
  }

  private rewatch(): void {
    if (!this.engine || this.phase !== 'live') return;
    this.engine.call('watch', this.viewers.watch()).catch((error) => this.environment.log.error('watch', error));
  }

  private async sendRuns(): Promise<void> {
    if (this.viewers.none || !this.environment.trusted()) return;
    try {
      const runs = await this.environment.runs.list();
      this.viewers.runs(runs.map((run) => runView(run, this.environment.say)));
    } catch (error) {
      this.sentence = this.explain(error);
      this.emission.ask();
    }
  }

  /** An engine that nobody looks at and that trains nothing is let go after a while; it writes its files before. */
  private endWhenIdle(): void {
    clearTimeout(this.lingerTimer);
    if (!this.viewers.none || this.isActive()) return;
    this.lingerTimer = setTimeout(() => {
      if (!this.idle) return;
      this.endEngine();
      this.forget();
      this.phase = 'none';
      this.emission.now();
    }, linger);
  }

  private endEngine(): void {
    this.engine?.release(message('engine-absent'));
    this.engine = undefined;
    this.viewers.engineGone();
  }

  private forget(): void {
    this.loaded = this.prepared = this.progress = this.sentence = this.refused = undefined;
    this.historyLog.clear();
  }

  /** A sentence for what was thrown; undefined where the person has asked for it. */
  explain(error: unknown): string | undefined {
    const { say, sayFault, log } = this.environment;
    if (error instanceof EngineGone) return error.detail.code === 'engine-absent' ? undefined : say(error.detail);
    if (error instanceof Fault) return say(error.detail);
    const { fault, trace } = failureOf(error);
    if (fault) return sayFault(fault);
    log.error(trace ?? 'a defect', error);
    return say(message('engine-failed'));
  }
}

/** Undefined after so many milliseconds. */
function delay(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));
}
