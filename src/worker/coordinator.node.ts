import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { Fault, message } from '../model/message';
import type { TrainingStatus } from '../model/record';
import { version } from '../model/version';
import { engineContract, engineEvents, loopEvents, type Prepare, type RunTarget } from '../protocol/engine';
import { type Question, questions } from '../protocol/relayed';
import {
  type CallParams,
  type Channel,
  forwardCalls,
  forwardEvents,
  type Handlers,
  Peer,
  RemoteError,
} from '../protocol/rpc';
import type { Watch } from '../protocol/snapshot';
import { failureSchema, type Progress } from '../protocol/training';
import { AnticipatedStatus, isUnderWay } from './anticipated-status';
import { parentChannel, threadChannel } from './channels.node';
import { describeFailure } from './describe-fault';
import type { LoopData } from './loop-data';
import { StopDeadline } from './stop-deadline';

type Loop = Peer<typeof engineEvents, typeof engineContract>;

/**
 * A control call is answered within 100 ms, however long the current batch takes: here within this time, so that a busy
 * machine has the rest for the way from this process to the screen.
 */
const answerTimeout = 20;
/** Training has a lower priority than the editor and the thread that answers the editor. */
const niceness = 10;
/** A loop that has not stopped by then is terminated. */
const stopTimeout = 2000;
/** The time a loop may take to write its last checkpoint after the host has ended. */
const shutDownTimeout = 2000;
/** Signals that ask a process to end: the terminal's Ctrl+C reaches every process of its window, this one too. */
const terminationSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The main thread of the engine's process: never trains, so that it always answers, and ends with its host. */
export function coordinate(file: string): void {
  const coordinator = new Coordinator(file, parentChannel());
  let shuttingDown = false;
  const shutDown = (): void => {
    if (shuttingDown) return;
    shuttingDown = true;
    void coordinator.shutDown().finally(() => process.exit(0));
  };
  process.once('disconnect', shutDown);
  for (const signal of terminationSignals) process.on(signal, shutDown);
}

class Coordinator {
  private readonly host: Peer<typeof engineContract, typeof engineEvents>;
  private worker: Worker;
  private loop: Loop;
  private last: Progress | undefined;
  private readonly anticipated = new AnticipatedStatus();
  /** What a new loop is given when this one has to be terminated: the training, and where it is stored once started. */
  private restorable: { readonly prepared: Prepare; readonly run: RunTarget | null } | undefined;
  private watch: Watch | undefined;
  /** While a loop is being replaced: resolves to whether the new one has its training. */
  private replacement: Promise<boolean> | undefined;
  private readonly stopDeadline = new StopDeadline(
    (action) => {
      const timer = setTimeout(action, stopTimeout);
      return () => clearTimeout(timer);
    },
    () => this.replaceLoop(),
  );

  constructor(
    private readonly file: string,
    channel: Channel,
  ) {
    this.host = new Peer(channel, engineContract, engineEvents, this.handlers(), {
      report: (sentence, error) => {
        if (error === undefined) this.host.emit('failed', { trace: sentence });
      },
      describe: (error) => (error instanceof RemoteError ? error.data : describeFailure(error)),
    });
    [this.worker, this.loop] = this.startLoop();
    this.host.emit('ready', { version, node: process.version });
  }

  /** The host has ended: the loop saves the run, if that does not take too long. */
  async shutDown(): Promise<void> {
    if (!isUnderWay(this.last?.status)) return;
    await Promise.race([this.loop.call('stop', {}), delay(shutDownTimeout)]);
  }

  private startLoop(): [Worker, Loop] {
    const workerData: LoopData = { role: 'loop', place: 'window', niceness };
    const worker = new Worker(this.file, { workerData });
    const loop = new Peer<typeof engineEvents, typeof engineContract>(
      threadChannel(worker),
      engineEvents,
      engineContract,
      {
        calls: {},
        events: {
          progress: (progress) => this.relay(progress),
          ...forwardEvents<typeof engineEvents, keyof typeof loopEvents>(loopEvents, (name, payload) =>
            this.host.emit(name, payload),
          ),
        },
      },
      { report: (sentence) => this.host.emit('failed', { trace: sentence }) },
    );
    worker.once('error', (error) => {
      // One that is terminated may still fail.
      if (worker !== this.worker) return;
      this.host.emit('failed', { trace: error.stack ?? error.message });
      this.replaceLoop();
    });
    return [worker, loop];
  }

  private handlers(): Handlers<typeof engineContract> {
    const calls: Handlers<typeof engineContract>['calls'] = {
      prepare: async (params) => {
        await this.replacement;
        const prepared = await this.loop.call('prepare', params);
        this.restorable = { prepared: params, run: null };
        this.last = prepared.progress;
        return prepared;
      },
      start: async (params) => {
        await this.replacement;
        const answer = await this.loop.call('start', params);
        if (this.restorable) this.restorable = { ...this.restorable, run: params.run };
        return answer;
      },
      pause: () => this.control('pause', 'paused', {}),
      resume: () => this.control('resume', 'training', {}),
      step: (params) => this.control('step', 'training', params),
      stop: () => this.control('stop', 'stopped', {}),
      watch: (params) => {
        this.watch = params;
        return this.ask(() => this.loop.call('watch', params));
      },
      ...forwardCalls<typeof engineContract, 'history' | 'moment' | Question>(
        { history: engineContract.calls.history, moment: engineContract.calls.moment, ...questions },
        (method, params) => this.ask(() => this.loop.call(method, params)),
      ),
    };
    const events = forwardEvents<typeof engineContract, keyof typeof engineContract.events>(
      engineContract.events,
      (name, payload) => this.loop.emit(name, payload),
    );
    return { calls, events };
  }

  /** The loop reports the new status if it answers soon; otherwise it is reported here. */
  private async control<M extends 'pause' | 'resume' | 'step' | 'stop'>(
    method: M,
    leadsTo: TrainingStatus,
    params: CallParams<typeof engineContract, M>,
  ): Promise<Record<string, never>> {
    const { last, loop } = this;
    const answer = loop.call(method, params);
    if (method === 'stop') this.stopDeadline.begin(answer);
    if (!last || !isUnderWay(last.status)) return answer;
    const isAwaited = this.anticipated.begin(leadsTo, answer);
    await Promise.race([answer, delay(answerTimeout)]);
    if (isAwaited()) this.host.emit('progress', { ...(this.last ?? last), status: leadsTo });
    return {};
  }

  private relay(progress: Progress): void {
    this.last = progress;
    this.stopDeadline.heard(progress.status);
    this.host.emit('progress', this.anticipated.of(progress));
  }

  /** Asks the loop; where it is terminated before it has answered, the one that replaces it. */
  private async ask<T>(question: () => Promise<T>): Promise<T> {
    if (this.replacement) await this.replacement;
    const { loop } = this;
    try {
      return await question();
    } catch (error) {
      if (loop === this.loop || !(await this.replacement)) throw error;
      return question();
    }
  }

  private replaceLoop(): void {
    const replacement = this.terminateLoop();
    this.replacement = replacement;
    void replacement.then(() => {
      if (this.replacement === replacement) this.replacement = undefined;
    });
  }

  /** Terminates a loop that does not respond; a new one restores the run from its last checkpoint. False where it cannot. */
  private async terminateLoop(): Promise<boolean> {
    const ended = this.worker;
    this.loop.close(new Fault(message('train-killed')));
    [this.worker, this.loop] = this.startLoop();
    this.anticipated.forget();
    await ended.terminate();
    const { restorable } = this;
    if (!restorable) return false;
    // What ended one loop may end the next: nothing is restored a second time.
    this.restorable = undefined;
    try {
      await this.restore(restorable.prepared, restorable.run);
      this.restorable = restorable;
      return true;
    } catch (error) {
      this.host.emit('failed', (error instanceof RemoteError && failureOf(error)) || describeFailure(error));
      return false;
    }
  }

  /** Brings a fresh loop to the run's last checkpoint, and its folder to `stopped`. */
  private async restore(prepared: Prepare, run: RunTarget | null): Promise<void> {
    const { from, branch, ...params } = prepared;
    const folder = run?.folder ?? from?.folder;
    // A branch whose folder is there goes on from its own checkpoint.
    const start = folder === undefined && branch ? { branch } : {};
    const { progress } = await this.loop.call('prepare', {
      ...params,
      ...start,
      ...(folder === undefined ? {} : { from: { folder, purpose: 'resume' } }),
    });
    this.relay(progress);
    if (run && progress.status === 'stopped') {
      await this.loop.call('start', { run, paused: true });
      await this.loop.call('stop', {});
    }
    if (this.watch) await this.loop.call('watch', this.watch);
  }
}

/** The loop's description of its failure. */
function failureOf({ data }: RemoteError): v.InferOutput<typeof failureSchema> | undefined {
  const parsed = v.safeParse(failureSchema, data);
  return parsed.success ? parsed.output : undefined;
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
