import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** An array is looked behind that takes so many bytes, or with which so many are made since the last look. */
const large = 32_768;
const between = 2 ** 20;

/** Collects what is out of reach. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new TypeError('no garbage collection');
  return () => void collect();
}

/**
 * The most bytes that arrays which `action` has made hold at a time, seen by their constructors, a little at a time, with
 * all that is out of reach collected: they depend neither on when that happens by itself nor on what the process holds besides.
 */
export function mostBufferBytes(action: () => unknown): number {
  const collect = collector();
  const live = (): number => {
    // The first may end a collection that had begun, which keeps what was in reach then; the third waits for what the second
    // leaves to another thread.
    for (let n = 0; n < 3; n++) collect();
    return process.memoryUsage().arrayBuffers;
  };
  const before = live();
  let [most, since] = [0, 0];
  const seen = <T extends new (...args: never[]) => ArrayBufferView>(type: T): T =>
    new Proxy(type, {
      construct(target, args: never[], newTarget) {
        const made: ArrayBufferView = Reflect.construct(target, args, newTarget);
        since += made.byteLength;
        if (made.byteLength >= large || since >= between) {
          since = 0;
          most = Math.max(most, live() - before);
        }
        return made;
      },
    });
  const { Float64Array: doubles, Int32Array: integers, Uint8Array: bytes } = globalThis;
  globalThis.Float64Array = seen(doubles);
  globalThis.Int32Array = seen(integers);
  globalThis.Uint8Array = seen(bytes);
  try {
    action();
  } finally {
    Object.assign(globalThis, { Float64Array: doubles, Int32Array: integers, Uint8Array: bytes });
  }
  return most;
}
