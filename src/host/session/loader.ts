import { Fault, type Message, message } from '../../model/message';
import type { engineContract } from '../../protocol/engine';
import type { FaultView } from '../../protocol/fault';
import type { CallParams, CallResult } from '../../protocol/rpc';
import type { Snapshot } from '../../protocol/snapshot';
import type { Progress } from '../../protocol/training';
import type { HistoryColumns } from '../../runs/history/columns';
import { History } from '../../runs/history/history';
import { tierKeeps } from '../../runs/kept-engine';
import { Engine, EngineGone } from './engine';
import { type SessionEnvironment, settingsOf } from './environment';
import { explain, faultOf } from './explain';
import type { Loaded, SessionState } from './state';

export type EngineCalls = (typeof engineContract)['calls'];

/** Receives the engine's events while it holds the session's network. */
export interface LoaderListener {
  /** The state has changed otherwise than by progress. */
  changed(): void;
  progress(progress: Progress): void;
  /** The engine has ended; `interrupted`: during a run. */
  lost(interrupted: boolean): void;
  /** The whole history, after loading. */
  history(history: HistoryColumns): void;
  records(records: HistoryColumns): void;
  snapshot(snapshot: Snapshot): void;
}

/** Owns the engine's process of one session and gives it networks to hold. */
export class Loader {
  private readonly records = new History();
  private engine: Engine | undefined;
  /** Released processes that still write a run's last checkpoint. */
  private readonly terminating = new Set<Promise<void>>();
  private disposed = false;
  /** How many networks were loaded so far: the number of the present one. */
  private loads = 0;

  constructor(
    private readonly environment: SessionEnvironment,
    private readonly state: SessionState,
    private readonly listener: LoaderListener,
  ) {}

  get running(): boolean {
    return this.engine !== undefined;
  }

  /** The records of what is loaded. */
  history(): HistoryColumns {
    return this.records.copy();
  }

  /** Puts a question to the engine; rejects with a Fault while it holds nothing. */
  async ask<K extends keyof EngineCalls & string>(
    method: K,
    params: CallParams<typeof engineContract, K>,
  ): Promise<CallResult<typeof engineContract, K>> {
    if (!this.engine || this.state.phase !== 'live') throw new Fault(message('engine-absent'));
    this.environment.log.trace(`asked the engine: ${method}`);
    return this.engine.call(method, params);
  }

  acknowledge(sequence: number): void {
    this.engine?.acknowledge(sequence);
  }

  /** Has the engine read the data and draw or read the weights. Rejects with the error, which the state shows too. */
  async load(what: Loaded, purpose: 'look' | 'resume'): Promise<void> {
    const { environment, state, records } = this;
    state.begin('preparing', what);
    records.clear();
    this.listener.changed();
    try {
      const files = await environment.admit(what.spec);
      const engine = await this.start(what);
      const from = what.run ? { from: { folder: what.run.folder, purpose } } : {};
      const branch = what.branch ? { branch: what.branch } : {};
      const { tier = 'auto', ...settings } = environment.engineSettings();
      // A run keeps its arithmetic, also after a change of the setting.
      const keeps = !what.run?.engine || tierKeeps(tier, what.run.engine);
      state.settings = settingsOf(environment);
      state.prepared = await engine.call('prepare', {
        load: ++this.loads,
        spec: what.spec,
        files,
        memoryLimit: environment.memoryLimit(),
        examines: true,
        tier: keeps ? tier : 'auto',
        ...settings,
        ...from,
        ...branch,
      });
      state.progress = state.prepared.progress;
      records.append(await engine.call('history', {}));
      state.phase = 'live';
      this.listener.history(records.copy());
    } catch (error) {
      if (state.loaded === what) {
        this.unload(what);
        state.sentence = explain(error, environment);
        state.fault = faultOf(error);
      }
      throw error;
    } finally {
      this.listener.changed();
    }
  }

  /** Releases the process because nothing uses it. */
  rest(): void {
    this.end();
    this.state.rest();
    this.records.clear();
  }

  /** Reads the records again: a run that is resumed takes back what was recorded only because it had ended. */
  async reloadHistory(): Promise<void> {
    const history = await this.ask('history', {});
    this.records.clear();
    this.records.append(history);
    this.listener.history(this.records.copy());
  }

  /** Releases the process; `next` is what will be loaded, or should have been. */
  unload(next?: Loaded): void {
    this.end();
    this.state.begin('none', next);
    this.records.clear();
  }

  /** Gives up what is being loaded: something else takes its place, and until then nothing is said to be there. */
  cancel(): void {
    // It only reads, and so has nothing to save.
    if (this.engine) this.awaitEnd(this.engine.kill(message('engine-absent')));
    this.engine = undefined;
    this.state.begin('preparing');
    this.records.clear();
  }

  /** Ends a process that does not answer: politely, then by force. Its run counts as stopped. */
  terminate(sentence: string): void {
    this.end();
    this.lose(sentence);
  }

  dispose(): Promise<void> {
    this.disposed = true;
    this.end();
    return this.terminated();
  }

  /** Resolves once every released process has ended. */
  async terminated(): Promise<void> {
    await Promise.all(this.terminating);
  }

  private end(): void {
    if (this.engine) this.release(this.engine);
    this.engine = undefined;
  }

  private release(engine: Engine): void {
    this.awaitEnd(engine.release(message('engine-absent')));
  }

  private awaitEnd(gone: Promise<void>): void {
    this.terminating.add(gone);
    void gone.then(() => this.terminating.delete(gone));
  }

  private async start(what: Loaded): Promise<Engine> {
    const { listener, environment, state } = this;
    if (state.cancelled) throw new EngineGone(message('engine-absent'));
    if (this.engine) return this.engine;
    const { log, engineFile } = environment;
    const engine = await Engine.start(engineFile, {
      progress: (progress) => listener.progress(progress),
      records: (records) => {
        log.trace(`${records.length} new records`);
        if (this.records.append(records) > 0) listener.records(records);
      },
      snapshot: (snapshot) => listener.snapshot(snapshot),
      reading: ({ share }) => {
        state.share = share;
        listener.changed();
      },
      failed: ({ fault, trace }) => this.failed(fault, trace),
      lost: (reason) => this.lost(reason),
      report: (sentence, error) => (error === undefined ? log.info(sentence) : log.error(sentence, error)),
    });
    if (this.disposed || state.loaded !== what || state.phase !== 'preparing') {
      this.release(engine);
      throw new EngineGone(message('engine-absent'));
    }
    this.engine = engine;
    return engine;
  }

  private failed(fault: FaultView | undefined, trace: string | undefined): void {
    const { log, sayFault, say } = this.environment;
    if (trace) log.error(trace);
    this.state.sentence = fault ? sayFault(fault) : say(message('engine-failed'));
    this.listener.changed();
  }

  private lost(reason: Message): void {
    this.engine = undefined;
    const { state, environment } = this;
    this.lose(environment.say(state.loaded?.run ? reason : message('engine-lost-idle', reason.args)));
  }

  private lose(sentence: string): void {
    const { active } = this.state;
    this.state.lose(sentence);
    this.listener.lost(active);
  }
}
