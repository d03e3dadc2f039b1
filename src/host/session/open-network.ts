import { Fault, message } from '../../model/message';
import type { Spec } from '../../model/spec';
import type { StoredRun } from '../runs/store';
import type { TaskQueue } from '../task-queue';
import { type SessionEnvironment, settingsOf } from './environment';
import { explain } from './explain';
import type { Loader } from './loader';
import type { BranchStart, Loaded, SessionState } from './state';

/** Requests networks, and is notified of those that were loaded. */
export interface OpenNetworkListener {
  /** Whether a panel shows the network and its document may be read. */
  wanted(): boolean;
  /** The engine holds another network. */
  loaded(): void;
  /** An attempt has ended, well or not. */
  settled(): void;
}

/** Decides which network the engine holds: the newest run, a given one, or the spec as its text says now. */
export class OpenNetwork {
  /** The text and the settings that could not be loaded; they are not tried again until one of them changes. */
  private refused: string | undefined;
  /** Whether the spec is being loaded only to be looked at, so that an edit gives it up; what trains is a snapshot. */
  private looking = false;
  /** Set by Reset: the newest run is not opened again. */
  private fresh = false;

  constructor(
    private readonly environment: SessionEnvironment,
    private readonly state: SessionState,
    private readonly loader: Loader,
    private readonly tasks: TaskQueue,
    private readonly listener: OpenNetworkListener,
  ) {}

  /**
   * Loads in its turn what a panel wants to show, if the engine holds something else and nothing was trained. What is being
   * read for a former text is given up.
   */
  update(): void {
    if (this.isSuperseded()) {
      this.environment.log.debug('what was being read is given up: the text has changed');
      this.loader.cancel();
    }
    if (this.isOutdated()) void this.tasks.push(() => this.loadCurrent());
  }

  /** A run's network as its folder holds it. Throws a Fault where its spec can't be read. */
  async loadRun(run: StoredRun, purpose: 'look' | 'resume'): Promise<void> {
    const text = await this.environment.runs.specText(run.id);
    const spec = this.environment.parse(text);
    if (!spec) throw new Fault(message('run-unreadable', { id: run.id }));
    const { id, label, folder, holder, record } = run;
    const shown = { id, label, folder, engine: record.engine, ...(holder === undefined ? {} : { holder }) };
    await this.load({ spec, text, run: shown }, purpose);
  }

  /** The spec as its text says now, its weights fresh from the seed; at once where the engine holds just that. */
  async loadFresh(): Promise<void> {
    const { spec, text } = this.environment.reading();
    if (!spec) throw new Fault(message('engine-absent'));
    if (this.state.ready && this.state.holds(spec) && this.hasSettings()) this.state.loaded = { spec, text };
    else await this.load({ spec, text });
  }

  /** The spec as its text says now, with the weights of another run's moment. */
  async loadBranch(branch: BranchStart): Promise<void> {
    const { spec, text } = this.environment.reading();
    if (!spec) throw new Fault(message('engine-absent'));
    await this.load({ spec, text, branch });
  }

  private async look(): Promise<void> {
    this.looking = true;
    try {
      await this.loadFresh();
    } finally {
      this.looking = false;
    }
  }

  /** Gives up what is being loaded; this text is not tried again. */
  giveUp(): void {
    this.loader.unload();
    this.refused = this.wish();
  }

  /** Closes the shown run and loads new weights. */
  reset(): Promise<void> {
    this.fresh = true;
    this.loader.unload();
    return this.tasks.push(() => this.loadFresh());
  }

  /** A new run has begun, which may be opened again. */
  runBegan(): void {
    this.fresh = false;
  }

  /** The settings have changed: what they kept from being loaded is tried again. */
  settingsChanged(): void {
    const { state } = this;
    const run = state.phase === 'none' ? state.loaded?.run : undefined;
    if (run && this.listener.wanted()) void this.tasks.push(() => this.reopen(run.id));
    else this.update();
  }

  private async reopen(id: string): Promise<void> {
    const { environment, state } = this;
    try {
      const run = state.phase === 'none' ? await environment.runs.read(id) : undefined;
      if (run) await this.loadRun(run, 'look');
    } catch (error) {
      environment.log.warn(`the run could not be loaded: ${explain(error, environment) ?? 'it was stopped'}`);
    }
  }

  /** What an attempt to load goes by: the text and the settings as they are now. */
  private wish(): string {
    const { environment } = this;
    return JSON.stringify([environment.reading().text, settingsOf(environment)]);
  }

  /** Whether what is loaded was loaded by the settings of now. */
  private hasSettings(): boolean {
    return this.state.settings === settingsOf(this.environment);
  }

  /** The spec that a panel wants to be shown, if it can be. */
  private get wanted(): Spec | undefined {
    if (!this.listener.wanted()) return undefined;
    const { place, hasData, spec } = this.environment.reading();
    return place === 'file' && hasData && this.refused !== this.wish() ? spec : undefined;
  }

  private isOutdated(): boolean {
    const { state, wanted } = this;
    if (!wanted) return false;
    if (state.phase === 'none' || state.cancelled) return true;
    return state.ready && !(state.holds(wanted) && this.hasSettings());
  }

  /** Whether another spec is being loaded than the one that is wanted now. */
  private isSuperseded(): boolean {
    const { state, looking, wanted } = this;
    return looking && state.phase === 'preparing' && !state.cancelled && wanted !== undefined && !state.holds(wanted);
  }

  /** What goes wrong is in the view. */
  private async loadCurrent(): Promise<void> {
    const { environment, state } = this;
    const { log, runs } = environment;
    try {
      if (!this.isOutdated()) {
        if (state.cancelled) this.loader.unload();
        return;
      }
      const isFresh = this.fresh || state.loaded !== undefined || state.cancelled;
      const [newest] = isFresh ? [] : (await runs.list()).runs;
      if (newest) await this.loadRun(newest, 'look');
      else await this.look();
    } catch (error) {
      log.warn(`nothing could be loaded: ${explain(error, environment) ?? 'it was stopped'}`);
    }
  }

  private async load(what: Loaded, purpose: 'look' | 'resume' = 'look'): Promise<void> {
    const { environment, state, listener } = this;
    const wish = this.wish();
    try {
      environment.log.debug(`loading ${what.run ? `run ${what.run.id}` : 'the spec'} of ${environment.reading().path}`);
      await this.loader.load(what, purpose);
      this.refused = undefined;
      listener.loaded();
    } catch (error) {
      if (state.phase === 'none') this.refused = wish;
      throw error;
    } finally {
      listener.settled();
      // The text or the settings may have changed while the data were read.
      this.update();
    }
  }
}
