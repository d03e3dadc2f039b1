import { Worker } from 'node:worker_threads';
import { type CallName, type Crew, type CrewOrder, calls, NoMemory } from '../engine/compiled/crew';

/** What another thread of the engine is told at its start. */
interface CrewMember {
  readonly role: 'crew';
  readonly module: Uint8Array<ArrayBuffer>;
  readonly memory: WebAssembly.Memory;
  readonly orders: SharedArrayBuffer;
}

/** Places of the orders' integers: a counter of calls, how many threads are there, which call, and its arguments. */
const places = { sequence: 0, present: 1, call: 2, arguments: 3 } as const;
const orderBytes = 64;
/** The call that ends a thread. */
const dismissed = -1;
/** Looks for the next call so often before it sleeps: a pause between two calls is mostly shorter than waking takes. */
const spins = 5000;
/** Milliseconds within which threads must have started. */
const startWithin = 10_000;

/**
 * Starts a module for each worker over one memory: the first on this thread, the others on threads of their own (of
 * `file`, which hands their data to `serveCrew`), and on this one the module with which the first goes on alone. Every
 * call of all ends with a barrier that all workers pass, so when the first returns, all are through. Throws where the
 * threads do not start.
 */
export function hireCrew({ modules, alone, pages }: CrewOrder, file: string): Crew {
  const memory = allocate(pages, modules.length > 1);
  const [first, ...others] = modules;
  if (!first) throw new RangeError('a crew has at least one worker');
  const orders = new SharedArrayBuffer(orderBytes);
  const control = new Int32Array(orders);
  const threads = others.map((module) => {
    const workerData: CrewMember = { role: 'crew', module, memory, orders };
    const thread = new Worker(file, { workerData, execArgv: [] });
    // They serve this thread and must not keep its process alive.
    thread.unref();
    return thread;
  });
  const run = start(first, memory);
  const runAlone = alone && start(alone, memory);
  awaitPresence(control, threads.length);
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
      if (threads.length > 0) send(calls.indexOf(name), args);
      run(name, args);
    },
    dismiss() {
      send(dismissed, []);
    },
  };
}

/** Throws NoMemory where the system gives none. */
function allocate(pages: number, shared: boolean): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
  } catch (error) {
    throw error instanceof RangeError ? new NoMemory(error.message) : error;
  }
}

/** Whether a thread's data are those of a crew member. */
export function isCrewMember(data: unknown): data is CrewMember {
  return typeof data === 'object' && data !== null && 'role' in data && data.role === 'crew';
}

/** A crew member's life: waits for calls and makes them, until it is dismissed. */
export function serveCrew({ module, memory, orders }: CrewMember): void {
  const control = new Int32Array(orders);
  const run = start(module, memory);
  Atomics.add(control, places.present, 1);
  Atomics.notify(control, places.present);
  // The counter is one of 32 bits, and wraps like one.
  for (let seen = 0; ; seen = (seen + 1) | 0) {
    for (let left = spins; left > 0 && Atomics.load(control, places.sequence) === seen; left--);
    Atomics.wait(control, places.sequence, seen);
    const call = control[places.call] ?? dismissed;
    if (call === dismissed) return;
    const name = calls[call];
    if (name) run(name, [...control.subarray(places.arguments)]);
  }
}

function awaitPresence(control: Int32Array, threads: number): void {
  for (;;) {
    const present = Atomics.load(control, places.present);
    if (present === threads) return;
    const woken = Atomics.wait(control, places.present, present, startWithin);
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
