import { Worker } from 'node:worker_threads';
import {
  type CallName,
  calls,
  OutOfMemory,
  type ThreadPool,
  type ThreadPoolSetup,
} from '../engine/compiled/thread-pool';

/** The start data of a thread of the pool. */
interface PoolThread {
  readonly role: 'pool';
  readonly module: Uint8Array<ArrayBuffer>;
  readonly memory: WebAssembly.Memory;
  readonly orders: SharedArrayBuffer;
}

/** Indices into the orders: a counter of calls, the number of started threads, which call, and its arguments. */
const places = { sequence: 0, present: 1, call: 2, arguments: 3 } as const;
const orderBytes = 64;
/** The call that ends a thread. */
const endThread = -1;
/** Checks for the next call this often before it sleeps: two calls are mostly closer than a wake-up takes. */
const spins = 5000;
/** Milliseconds that threads may take to start. */
const startTimeout = 10_000;

/**
 * Starts one module per thread over one shared memory: the first on this thread, the others on threads of their own
 * (which run `file`; it must call `servePool` with their data), and on this thread also the module `alone`. A call on
 * all threads ends with a barrier, so when the first returns, all are done. Throws where the threads do not start.
 */
export function startThreadPool({ modules, alone, pages }: ThreadPoolSetup, file: string): ThreadPool {
  const memory = allocate(pages, modules.length > 1);
  const [first, ...others] = modules;
  if (!first) throw new RangeError('a thread pool has at least one thread');
  const orders = new SharedArrayBuffer(orderBytes);
  const control = new Int32Array(orders);
  const threads = others.map((module) => {
    const workerData: PoolThread = { role: 'pool', module, memory, orders };
    const thread = new Worker(file, { workerData, execArgv: [] });
    // The pool's threads must not keep the process alive.
    thread.unref();
    return thread;
  });
  const run = start(first, memory);
  const runAlone = alone && start(alone, memory);
  awaitStart(control, threads.length);
  const send = (call: number, args: readonly number[]): void => {
    control[places.call] = call;
    control.set(args, places.arguments);
    Atomics.add(control, places.sequence, 1);
    Atomics.notify(control, places.sequence);
  };
  return {
    memory: memory.buffer,
    call(party, name, ...args) {
      if (party === 'first' && runAlone) {
        runAlone(name, args);
        return;
      }
      send(calls.indexOf(name), args);
      run(name, args);
    },
    terminate() {
      send(endThread, []);
    },
  };
}

/** Throws OutOfMemory where the system gives none. */
function allocate(pages: number, shared: boolean): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
  } catch (error) {
    throw error instanceof RangeError ? new OutOfMemory(error.message) : error;
  }
}

/** Whether a thread's start data are those of a pool thread. */
export function isPoolThread(data: unknown): data is PoolThread {
  return typeof data === 'object' && data !== null && 'role' in data && data.role === 'pool';
}

/** A pool thread's loop: waits for calls and makes them, until it is terminated. */
export function servePool({ module, memory, orders }: PoolThread): void {
  const control = new Int32Array(orders);
  const run = start(module, memory);
  Atomics.add(control, places.present, 1);
  Atomics.notify(control, places.present);
  // The counter has 32 bits and wraps around.
  for (let seen = 0; ; seen = (seen + 1) | 0) {
    for (let left = spins; left > 0 && Atomics.load(control, places.sequence) === seen; left--);
    Atomics.wait(control, places.sequence, seen);
    const call = control[places.call] ?? endThread;
    if (call === endThread) return;
    const name = calls[call];
    if (name) run(name, [...control.subarray(places.arguments)]);
  }
}

function awaitStart(control: Int32Array, threads: number): void {
  for (;;) {
    const present = Atomics.load(control, places.present);
    if (present === threads) return;
    const woken = Atomics.wait(control, places.present, present, startTimeout);
    if (woken === 'timed-out') throw new Error(`${threads - present} threads of the engine did not start`);
  }
}

/** Compiles and starts a module; returns how to call what it exports. */
function start(
  module: Uint8Array<ArrayBuffer>,
  memory: WebAssembly.Memory,
): (name: CallName, args: readonly number[]) => void {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module), { env: { memory } });
  return (name, args) => {
    const call = exports[name];
    if (typeof call !== 'function') throw new TypeError(`the compiled module has no ${name}`);
    call(...args);
  };
}
