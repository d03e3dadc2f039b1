import * as v from 'valibot';
import { type Message, message } from '../../model/message';
import { engineContract, engineEvents } from '../../protocol/engine';
import { type CallParams, type CallResult, type EventPayload, Peer, RemoteError } from '../../protocol/rpc';
import { failureSchema } from '../../protocol/training';
import { type EngineExit, EngineProcess } from './engine-process';

type Calls = typeof engineContract;
type Event<K extends keyof (typeof engineEvents)['events']> = EventPayload<typeof engineEvents, K>;

/** Receives the events of an engine. */
export interface EngineListener {
  progress(progress: Event<'progress'>): void;
  records(records: Event<'records'>): void;
  snapshot(snapshot: Event<'snapshot'>): void;
  reading(reading: Event<'reading'>): void;
  failed(failure: Event<'failed'>): void;
  /** The process has ended unexpectedly. */
  lost(reason: Message): void;
  /** A line for the log. */
  report(sentence: string, error?: unknown): void;
}

/** The engine ended, or was released, before it could answer. */
export class EngineGone extends Error {
  constructor(readonly detail: Message) {
    super(detail.code);
    this.name = 'EngineGone';
  }
}

/** One training process that has reported that it is ready. */
export class Engine {
  private ending = false;

  private constructor(
    private readonly child: EngineProcess,
    private readonly peer: Peer<typeof engineEvents, Calls>,
  ) {}

  /** Starts a process; if it ends before it is ready, a second one without V8 flags. Rejects with EngineGone then. */
  static async start(file: string, listener: EngineListener): Promise<Engine> {
    const first = await Engine.attempt(file, listener, false);
    if (first instanceof Engine) return first;
    listener.report(`the engine ended before it was ready (${exitText(first)}); it is started again`);
    const second = await Engine.attempt(file, listener, true);
    if (second instanceof Engine) return second;
    listener.report(`the engine ended again before it was ready: ${second.errors}`);
    throw new EngineGone(message('engine-unstartable', { exit: exitText(second) }));
  }

  private static async attempt(file: string, listener: EngineListener, plain: boolean): Promise<Engine | EngineExit> {
    const child = new EngineProcess(file, plain);
    let ready: () => void = () => undefined;
    const readiness = new Promise<undefined>((resolve) => {
      ready = () => resolve(undefined);
    });
    let engine: Engine | undefined;
    // A released engine still writes and reports; its events are ignored.
    const heard =
      <T>(listen: (payload: T) => void) =>
      (payload: T): void => {
        if (!engine?.ending) listen(payload);
      };
    const peer = new Peer<typeof engineEvents, Calls>(
      child,
      engineEvents,
      engineContract,
      {
        calls: {},
        events: {
          ready: ({ version, node }) => {
            listener.report(`engine ${version} on Node ${node} is ready`);
            ready();
          },
          progress: heard((progress) => listener.progress(progress)),
          records: heard((records) => {
            listener.records(records);
            peer.emit('taken', { records: records.length });
          }),
          snapshot: heard((snapshot) => listener.snapshot(snapshot)),
          reading: heard((reading) => listener.reading(reading)),
          failed: heard((failure) => listener.failed(failure)),
        },
      },
      { report: (sentence, error) => listener.report(sentence, error) },
    );
    const exit = await Promise.race([readiness, child.exited]);
    if (exit) return exit;
    const live = new Engine(child, peer);
    engine = live;
    void child.exited.then((end) => live.ended(end, listener));
    return live;
  }

  /** Rejects with EngineGone when the process ends first, with RemoteError when the engine throws. */
  call<K extends keyof Calls['calls'] & string>(
    method: K,
    params: CallParams<Calls, K>,
  ): Promise<CallResult<Calls, K>> {
    return this.peer.call(method, params);
  }

  /** A snapshot has been drawn. */
  acknowledge(sequence: number): void {
    this.peer.emit('acknowledge', { sequence });
  }

  /**
   * Releases the process, which may still write a run's last checkpoint; open calls reject. Resolves once
   * it has ended.
   */
  release(reason: Message): Promise<void> {
    return this.end(reason, () => this.child.release());
  }

  /** Ends the process, which has nothing to save, whatever it does; open calls reject. Resolves once it has ended. */
  kill(reason: Message): Promise<void> {
    return this.end(reason, () => this.child.kill());
  }

  private async end(reason: Message, act: () => void): Promise<void> {
    this.ending = true;
    this.peer.close(new EngineGone(reason));
    act();
    await this.child.exited;
  }

  private ended(exit: EngineExit, listener: EngineListener): void {
    if (this.ending) return;
    const reason = message('engine-lost', { exit: exitText(exit) });
    listener.report(`the engine ended unasked (${exitText(exit)}): ${exit.errors}`);
    this.peer.close(new EngineGone(reason));
    listener.lost(reason);
  }
}

function exitText({ code, signal }: EngineExit): string {
  return signal ?? (code === null ? '?' : String(code));
}

/** The fault and the trace that the engine attached to what it threw. */
export function failureOf(error: unknown): v.InferOutput<typeof failureSchema> {
  if (!(error instanceof RemoteError)) return {};
  const parsed = v.safeParse(failureSchema, error.data);
  return parsed.success ? parsed.output : {};
}
