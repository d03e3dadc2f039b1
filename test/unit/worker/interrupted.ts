import fs from 'node:fs';
import { diskTraining } from './disk-training';

/** Nothing is due in a training of this length but what is requested. */
const tick = 0.001;
const [, , folder = '', text = '', fatal = '', manner = ''] = process.argv;

/** The file system calls so far, in order. */
const calls: string[] = [];

/** Ends this process as `kill -9` does, with nothing cleaned up. */
function die(): never {
  process.kill(process.pid, 'SIGKILL');
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** Before the call that is to be fatal, or once that has written half of its bytes. */
function beforeCall(name: string, args: unknown[], write: (args: unknown[]) => unknown): void {
  calls.push(name);
  if (calls.length !== Number(fatal)) return;
  if (manner === 'short') {
    const [file, bytes, offset, length] = args;
    write([file, bytes, offset, Math.floor(Number(length) / 2)]);
  }
  die();
}

/** From here on all calls are counted. */
function countCalls(): void {
  for (const [name, call] of Object.entries(fs)) {
    if (typeof call !== 'function' || !name.endsWith('Sync')) continue;
    const counted = (...args: unknown[]): unknown => {
      beforeCall(name, args, (half) => Reflect.apply(call, fs, half));
      return Reflect.apply(call, fs, args);
    };
    Reflect.set(fs, name, Object.assign(counted, call));
  }
}

// Saves as it begins the run or continues it, trains an epoch, saves again as it pauses, and prints its calls; killed
// at the call of that number.
const { training, start } = diskTraining(folder, text, tick);
countCalls();
start();
training.step();
void training.whenIdle().then(() => console.log(JSON.stringify(calls)));
