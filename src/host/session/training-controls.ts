import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { branchRefusal } from '../../model/branch';
import type { Control } from '../../model/controls';
import type { Goal } from '../../model/goal';
import { Fault, type Message, message } from '../../model/message';
import { heldMessage } from '../../runs/lock-message';
import { changesText, specChanges } from '../../runs/spec-changes';
import { runLabel } from '../runs/label';
import type { TaskQueue } from '../task-queue';
import { type ControlState, disabledControls, primaryControl } from './controls';
import type { SessionEnvironment } from './environment';
import type { Loader } from './loader';
import type { OpenNetwork } from './open-network';
import type { Loaded, SessionState } from './state';

/** Where Step pauses if nothing else is said. */
const oneEpoch: readonly Goal[] = [{ of: 'epochs', count: 1 }];
/** How long Stop waits before it ends the process, in milliseconds. */
const stopTimeout = 2000;

/**
 * What each control does. It decides when it runs: a network that is being loaded is waited for, and what was allowed
 * when a button was pressed is checked again when its turn comes.
 */
export class TrainingControls {
  /** How often Stop or Reset was pressed: nothing begins that waited meanwhile. */
  private ends = 0;
  private readonly actions: Readonly<Record<Control, (goals: readonly Goal[]) => Promise<void>>> = {
    train: () => this.train(),
    pause: () => this.call('pause'),
    resume: () => this.resume(),
    step: (goals) => this.step(goals),
    stop: () => this.stop(),
    reset: () => this.reset(),
  };

  constructor(
    private readonly environment: SessionEnvironment,
    private readonly state: SessionState,
    private readonly loader: Loader,
    private readonly network: OpenNetwork,
    private readonly tasks: TaskQueue,
    private readonly facts: () => ControlState,
    /** A run has begun or is continued. */
    private readonly began: () => void,
  ) {}

  /** Step pauses at the first of the goals. Throws a Fault with the reason where it can't be done. */
  async run(control: Control, goals: readonly Goal[] = oneEpoch): Promise<void> {
    const { state, environment, ends } = this;
    const isEnd = control === 'stop' || control === 'reset';
    if (!isEnd) await this.loadingEnded();
    if (control === 'resume' && state.loaded?.run?.holder !== undefined) await this.lookForHolder();
    if (!isEnd && this.ends !== ends) return;
    this.allow(control);
    if (isEnd) this.ends++;
    environment.log.debug(`${control}: ${environment.reading().path}`);
    await this.actions[control](goals);
  }

  /** What the one key for Train, Pause and Resume means now; undefined where Stop or Reset came before it could act. */
  async primary(): Promise<Control | undefined> {
    const { ends } = this;
    await this.loadingEnded();
    return this.ends === ends ? primaryControl(this.facts()) : undefined;
  }

  private async loadingEnded(): Promise<void> {
    if (this.state.phase === 'preparing') await this.tasks.drained();
  }

  private reason(control: Control): Message | undefined {
    return disabledControls(this.facts())[control];
  }

  private allow(control: Control): void {
    const reason = this.reason(control);
    if (reason) throw new Fault(reason);
  }

  /** False where Stop or Reset was pressed before its turn came. */
  private inTurn(control: Control, task: () => Promise<void>): Promise<boolean> {
    const { ends } = this;
    return this.tasks.push(async () => {
      if (this.ends !== ends) return false;
      this.allow(control);
      await task();
      return true;
    });
  }

  private async train(): Promise<void> {
    if (this.state.status === 'paused') return this.call('resume');
    await this.inTurn('train', async () => {
      await this.network.loadFresh();
      await this.begin(false);
    });
  }

  private async resume(): Promise<void> {
    if (this.state.status === 'paused') return this.call('resume');
    await this.inTurn('resume', () => this.resumeStored(false));
  }

  private async step(goals: readonly Goal[]): Promise<void> {
    if (this.state.status !== 'paused') {
      const isReady = await this.inTurn('step', async () => {
        if (this.state.stoppedRun !== undefined) return this.resumeStored(true);
        await this.network.loadFresh();
        await this.begin(true);
      });
      if (!isReady) return;
    }
    await this.loader.ask('step', { goals: [...goals] });
  }

  /**
   * Starts a new run from the moment that is shown, with the spec as its text is now. Throws a Fault with the reason where it
   * can't be done; what is shown stays then.
   */
  async branch(): Promise<void> {
    const { state, environment } = this;
    await this.loadingEnded();
    const refusal = this.branchRefusal();
    if (refusal) throw new Fault(refusal);
    const { loaded } = state;
    const { spec } = environment.reading();
    if (!loaded?.run || !spec) throw new Fault(message('branch-no-run'));
    const { step, moment } = await this.loader.ask('moment', {});
    const changes = specChanges(loaded.spec, spec).map(({ what, was, now }) => ({
      what,
      ...(was === undefined ? {} : { was }),
      ...(now === undefined ? {} : { now }),
    }));
    if (state.active) await this.stop();
    await this.tasks.push(async () => {
      const { run } = loaded;
      try {
        if (run) await this.network.loadBranch({ moment, parent: { run: run.id, step, changes } });
        await this.begin(false);
      } catch (error) {
        await this.reopen(run?.id);
        throw error;
      }
    });
  }

  /** Why no run can branch from what is shown. */
  private branchRefusal(): Message | undefined {
    const { loaded, status } = this.state;
    const { spec } = this.environment.reading();
    if (status === 'training') return message('control-training');
    if (!loaded?.run || this.state.phase !== 'live') return message('branch-no-run');
    // What keeps a new run from being trained keeps a branch from it too.
    const { train } = disabledControls({ ...this.facts(), status: 'ready' });
    return train ?? (spec ? branchRefusal(loaded.spec, spec) : message('branch-no-run'));
  }

  /** A branch could not begin: the run that it was to come from is shown again. */
  private async reopen(id: string | undefined): Promise<void> {
    const run = id === undefined ? undefined : await this.environment.runs.read(id);
    if (run) await this.network.loadRun(run, 'look');
  }

  private async stop(): Promise<void> {
    const { loader, state, environment } = this;
    if (!loader.running || state.phase === 'preparing') {
      this.network.giveUp();
      return;
    }
    if (await Promise.race([loader.ask('stop', {}), wait(stopTimeout, undefined)])) return;
    environment.log.error('the engine did not answer Stop and was terminated');
    loader.terminate(environment.say(message('engine-killed')));
  }

  private async reset(): Promise<void> {
    if (this.state.active && this.loader.running) await this.stop();
    await this.network.reset();
  }

  /** One of the engine's own control calls. */
  private async call(method: 'pause' | 'resume'): Promise<void> {
    await this.loader.ask(method, {});
  }

  /** Starts a new run of what is loaded, in a new folder. */
  private async begin(paused: boolean): Promise<void> {
    const { runs } = this.environment;
    const { id, folder } = await runs.create();
    try {
      await this.start({ id, folder, label: runLabel(id, undefined) }, paused);
      this.network.runBegan();
    } catch (error) {
      await runs.abandon(id);
      throw error;
    }
  }

  /** Resumes the run that is shown from its last checkpoint, in its own folder. */
  private async resumeStored(paused: boolean): Promise<void> {
    const id = this.state.stoppedRun ?? '';
    // A released engine of this session may still write the run's last checkpoint.
    await this.loader.terminated();
    const run = await this.environment.runs.read(id);
    if (!run) throw new Fault(message('run-unreadable', { id }));
    if (run.holder !== undefined) throw new Fault(heldMessage(run.holder, hostname()));
    await this.network.loadRun(run, 'resume');
    await this.start(run, paused);
    await this.loader.reloadHistory();
    this.sayChanges();
  }

  /** A run trains its snapshot of the spec: reports where the current text differs. */
  private sayChanges(): void {
    const { state, environment } = this;
    const { spec } = environment.reading();
    const changes = spec && state.loaded ? specChanges(state.loaded.spec, spec) : [];
    if (changes.length > 0) environment.inform(message('run-resumed-changed', { changes: changesText(changes) }));
  }

  /** The process that trained the shown run may have ended since it was loaded. */
  private async lookForHolder(): Promise<void> {
    const { loaded } = this.state;
    const run = loaded?.run && (await this.environment.runs.read(loaded.run.id));
    if (!run || this.state.loaded !== loaded) return;
    const { holder: _former, ...shown } = loaded.run;
    this.state.loaded = { ...loaded, run: run.holder === undefined ? shown : { ...shown, holder: run.holder } };
  }

  private async start(run: NonNullable<Loaded['run']>, paused: boolean): Promise<void> {
    const { state, environment } = this;
    const { loaded } = state;
    if (!loaded) throw new Fault(message('engine-absent'));
    const { id, folder, label } = run;
    const specPath = environment.reading().path;
    const { branch: _begun, ...held } = loaded;
    state.loaded = { ...held, run: { id, folder, label } };
    try {
      const momentBytes = environment.momentBytes();
      await this.loader.ask('start', { run: { id, folder, specText: loaded.text, specPath, momentBytes }, paused });
    } catch (error) {
      state.loaded = loaded;
      throw error;
    }
    state.sentence = undefined;
    environment.log.info(`run ${id} of ${specPath} is under way`);
    this.began();
  }
}
