import fs from 'node:fs';

/** Ends this process as `kill -9` does, with nothing cleaned up. */
function die(): never {
  process.kill(process.pid, 'SIGKILL');
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/**
 * From here on all file system calls are counted: gives their names, in order. The process dies before call number `fatal`
 * (from 1), or once that has written half of its bytes where `manner` is `short`.
 */
export function countCalls(fatal: number, manner: string): readonly string[] {
  const calls: string[] = [];
  const beforeCall = (name: string, args: unknown[], write: (args: unknown[]) => unknown): void => {
    calls.push(name);
    if (calls.length !== fatal) return;
    if (manner === 'short') {
      const [file, bytes, offset, length] = args;
      write([file, bytes, offset, Math.floor(Number(length) / 2)]);
    }
    die();
  };
  for (const [name, call] of Object.entries(fs)) {
    if (typeof call !== 'function' || !name.endsWith('Sync')) continue;
    const counted = (...args: unknown[]): unknown => {
      beforeCall(name, args, (half) => Reflect.apply(call, fs, half));
      return Reflect.apply(call, fs, args);
    };
    Reflect.set(fs, name, Object.assign(counted, call));
  }
  return calls;
}
