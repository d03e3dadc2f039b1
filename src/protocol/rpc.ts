import * as v from 'valibot';

type Schema = v.GenericSchema;
export interface CallSchemas {
  readonly params: Schema;
  readonly result: Schema;
}
export interface Contract {
  readonly calls: Readonly<Record<string, CallSchemas>>;
  readonly events: Readonly<Record<string, Schema>>;
}
export type CallParams<C extends Contract, K extends keyof C['calls']> = v.InferOutput<C['calls'][K]['params']>;
export type CallResult<C extends Contract, K extends keyof C['calls']> = v.InferOutput<C['calls'][K]['result']>;
export type EventPayload<C extends Contract, K extends keyof C['events']> = v.InferOutput<C['events'][K]>;

/** Keeps a contract's literal types: one method map infers call, reply and event types on both sides. */
export function defineContract<const C extends Contract>(contract: C): C {
  return contract;
}

/** Any pipe for structured clones: a forked process, a worker, a webview. */
export interface Channel {
  post(message: unknown): void;
  /** Called once by the peer that owns this end. */
  listen(receive: (message: unknown) => void): void;
}

/** What the remote side threw, in words that may be logged; `data` is the payload its handler attached. */
export class RemoteError extends Error {
  constructor(
    message: string,
    readonly data?: unknown,
  ) {
    super(message);
    this.name = 'RemoteError';
  }
}

export type CallHandlers<C extends Contract> = {
  readonly [K in keyof C['calls']]: (params: CallParams<C, K>) => Promise<CallResult<C, K>> | CallResult<C, K>;
};
/** An event without a handler is validated and dropped. */
export type EventHandlers<C extends Contract> = {
  readonly [K in keyof C['events']]?: (payload: EventPayload<C, K>) => void;
};
/** The handlers of one end of a channel, by the contract's names. */
export interface Handlers<C extends Contract> {
  readonly calls: CallHandlers<C>;
  readonly events: EventHandlers<C>;
}

/** A handler for each of the calls that `names` has as keys: it forwards the call and its answer. */
export function forwardCalls<C extends Contract, K extends keyof C['calls'] & string>(
  names: Readonly<Record<K, unknown>>,
  forward: <M extends K>(method: M, params: CallParams<C, M>) => Promise<CallResult<C, M>>,
): Pick<CallHandlers<C>, K> {
  const handlers: Partial<Record<K, (params: CallParams<C, K>) => Promise<CallResult<C, K>>>> = {};
  for (const name of keysOf(names)) handlers[name] = (params) => forward(name, params);
  return handlers as Pick<CallHandlers<C>, K>;
}

/** A handler for each of the events that `names` has as keys: it forwards the event. */
export function forwardEvents<C extends Contract, K extends keyof C['events'] & string>(
  names: Readonly<Record<K, unknown>>,
  forward: <N extends K>(name: N, payload: EventPayload<C, N>) => void,
): Pick<EventHandlers<C>, K> {
  const handlers: Partial<Record<K, (payload: EventPayload<C, K>) => void>> = {};
  for (const name of keysOf(names)) handlers[name] = (payload) => forward(name, payload);
  return handlers as Pick<EventHandlers<C>, K>;
}

function keysOf<K extends string>(names: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(names) as K[];
}

const envelope = v.variant('type', [
  v.object({ type: v.literal('call'), id: v.number(), method: v.string(), params: v.unknown() }),
  v.object({ type: v.literal('result'), id: v.number(), result: v.unknown() }),
  v.object({ type: v.literal('error'), id: v.number(), message: v.string(), data: v.unknown() }),
  v.object({ type: v.literal('event'), name: v.string(), payload: v.unknown() }),
]);

export interface PeerOptions {
  /** Receives messages that fit no contract and errors of handlers; no message is dropped silently. */
  readonly report: (sentence: string, error?: unknown) => void;
  /** Turns what a handler threw into data for the caller. */
  readonly describe?: (error: unknown) => unknown;
  /** Number of the first call, where the remote side may still answer calls of the former peer. */
  readonly firstId?: number;
}

/**
 * One end of a channel: answers the calls of `local`, makes those of `remote`. Everything that arrives is validated;
 * a call that can no longer be answered rejects. Once closed it sends nothing.
 */
export class Peer<L extends Contract, R extends Contract> {
  private nextId: number;
  private closed: Error | undefined;
  private readonly waiting = new Map<
    number,
    { readonly schema: Schema; resolve(value: unknown): void; reject(error: Error): void }
  >();

  constructor(
    private readonly channel: Channel,
    private readonly local: L,
    private readonly remote: R,
    private readonly handlers: Handlers<L>,
    private readonly options: PeerOptions,
  ) {
    this.nextId = options.firstId ?? 1;
    channel.listen((message) => this.receive(message));
  }

  /** Rejects with RemoteError when the remote side throws, and with the reason of `close` when the channel ends. */
  call<K extends keyof R['calls'] & string>(method: K, params: CallParams<R, K>): Promise<CallResult<R, K>> {
    const schemas = this.remote.calls[method];
    if (this.closed) return Promise.reject(this.closed);
    if (!schemas) return Promise.reject(new RemoteError(`no call named ${method}`));
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, {
        schema: schemas.result,
        resolve: (value) => resolve(value as CallResult<R, K>),
        reject,
      });
      this.channel.post({ type: 'call', id, method, params });
    });
  }

  emit<K extends keyof R['events'] & string>(name: K, payload: EventPayload<R, K>): void {
    if (!this.closed) this.channel.post({ type: 'event', name, payload });
  }

  /** No answer will come any more: every open call rejects with `reason`. */
  close(reason: Error): void {
    this.closed = reason;
    for (const { reject } of this.waiting.values()) reject(reason);
    this.waiting.clear();
  }

  private receive(message: unknown): void {
    if (this.closed) return;
    const parsed = v.safeParse(envelope, message);
    if (!parsed.success) {
      this.options.report('a message that fits no envelope was dropped');
      return;
    }
    const { output } = parsed;
    if (output.type === 'call') void this.answer(output.id, output.method, output.params);
    else if (output.type === 'event') this.deliver(output.name, output.payload);
    else if (output.type === 'error')
      this.settle(output.id, (w) => w.reject(new RemoteError(output.message, output.data)));
    else
      this.settle(output.id, (w) => {
        const result = v.safeParse(w.schema, output.result);
        if (result.success) w.resolve(result.output);
        else w.reject(new RemoteError(`the answer does not fit its contract: ${v.summarize(result.issues)}`));
      });
  }

  private settle(
    id: number,
    use: (waiting: { readonly schema: Schema; resolve(v: unknown): void; reject(e: Error): void }) => void,
  ): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (waiting) use(waiting);
  }

  private async answer(id: number, method: string, params: unknown): Promise<void> {
    try {
      const schemas = Object.hasOwn(this.local.calls, method) ? this.local.calls[method] : undefined;
      if (!schemas) throw new RemoteError(`no call named ${method}`);
      const input = v.safeParse(schemas.params, params);
      if (!input.success) throw new RemoteError(`${method}: ${v.summarize(input.issues)}`);
      const handler = (this.handlers.calls as Record<string, (params: unknown) => unknown>)[method];
      if (!handler) throw new RemoteError(`${method} has no handler`);
      const result = await handler(input.output);
      this.reply({ type: 'result', id, result });
    } catch (error) {
      this.options.report(`${method} failed`, error);
      const text = error instanceof Error ? error.message : String(error);
      this.reply({ type: 'error', id, message: text, data: this.options.describe?.(error) });
    }
  }

  /** After a close, the channel may belong to another peer, which has not called. */
  private reply(message: unknown): void {
    if (!this.closed) this.channel.post(message);
  }

  private deliver(name: string, payload: unknown): void {
    const schema = Object.hasOwn(this.local.events, name) ? this.local.events[name] : undefined;
    if (!schema) {
      this.options.report(`an event named ${name} fits no contract`);
      return;
    }
    const parsed = v.safeParse(schema, payload);
    if (!parsed.success) {
      this.options.report(`${name}: ${v.summarize(parsed.issues)}`);
      return;
    }
    const handler = (this.handlers.events as Record<string, ((payload: unknown) => void) | undefined>)[name];
    try {
      handler?.(parsed.output);
    } catch (error) {
      this.options.report(`the handler of ${name} threw`, error);
    }
  }
}
