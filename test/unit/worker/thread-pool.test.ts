import assert from 'node:assert/strict';
import { defineBarrier } from '../../../src/engine/compiled/kernels/barrier';
import { calls } from '../../../src/engine/compiled/thread-pool';
import { i32 } from '../../../src/engine/compiled/wasm/expression';
import { ModuleBuilder } from '../../../src/engine/compiled/wasm/module-builder';
import { isPoolThread, startThreadPool } from '../../../src/worker/thread-pool.node';
import { bundle } from '../bundle';

const barrier = 1024;
const pages = 1;
/** Integers that a worker writes: how often each of the calls was made, and the arguments of the last one. */
const written = calls.length + 3;

/** A module that notes, in places of its own, which calls it gets, and then meets `threads` workers. */
function notingModule(worker: number, threads: number): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder(pages, threads > 1, 2048);
  const at = (place: number) => i32.const(4 * (worker * written + place));
  const meet = defineBarrier(module, barrier, threads);
  for (const [k, name] of calls.entries()) {
    const f = module.define('a', 'b', 'c');
    f.atomicStore(at(k), i32.add(i32.load(at(k)), i32.const(1)));
    const { a, b, c } = f.parameters;
    for (const [n, value] of [a, b, c].entries()) f.atomicStore(at(calls.length + n), value);
    f.call(meet, {});
    module.export(name, f);
  }
  return module.encode();
}

/** A pool of such modules, and what each of its workers has noted; the last one is that of the first thread alone. */
function poolOf(threads: number, hasAlone: boolean) {
  const modules = Array.from({ length: threads }, (_, worker) => notingModule(worker, threads));
  // Over the same memory, which it shares only with other threads.
  const alone = new ModuleBuilder(pages, threads > 1, 2048);
  const f = alone.define('a', 'b', 'c');
  f.atomicStore(i32.const(4 * threads * written), f.parameters.a);
  alone.export('train', f);
  const pool = startThreadPool(
    { modules, alone: hasAlone ? alone.encode() : undefined, pages },
    bundle('src/worker/entry.node.ts'),
  );
  const memory = new Int32Array(pool.memory);
  const noted = (worker: number): number[] => [...memory.subarray(worker * written, (worker + 1) * written)];
  return { pool, noted };
}

describe('a pool of threads', () => {
  for (const threads of [1, 2, 3]) {
    it(`makes each call on all of ${threads}, with its arguments, and returns when all are done`, () => {
      const { pool, noted } = poolOf(threads, false);
      try {
        pool.call('all', 'train', 7, 8, 9);
        pool.call('all', 'evaluate', 65_536, -3, 11);
        pool.call('first', 'evaluate', 1, 2, 3);
        for (let worker = 0; worker < threads; worker++) assert.deepEqual(noted(worker), [1, 0, 2, 0, 1, 2, 3]);
        for (const name of calls) pool.call('all', name, 4, 5, 6);
        for (let worker = 0; worker < threads; worker++) assert.deepEqual(noted(worker), [2, 1, 3, 1, 4, 5, 6]);
        assert.deepEqual(noted(threads), Array(written).fill(0));
      } finally {
        pool.terminate();
      }
    });
  }

  it('makes a call for the first one by its own module alone, where it has one', () => {
    const { pool, noted } = poolOf(2, true);
    try {
      pool.call('first', 'train', 12, 0, 0);
      assert.deepEqual([noted(0), noted(1), noted(2)[0]], [Array(written).fill(0), Array(written).fill(0), 12]);
      pool.call('all', 'train', 13, 0, 0);
      assert.deepEqual([noted(0)[0], noted(1)[0], noted(2)[0]], [1, 1, 12]);
      assert.throws(() => pool.call('first', 'refresh'), /has no refresh/);
    } finally {
      pool.terminate();
    }
  });

  it('shares its memory only where there are threads to share it with', () => {
    const one = poolOf(1, false).pool;
    assert.ok(one.memory instanceof ArrayBuffer);
    const two = poolOf(2, false).pool;
    assert.ok(two.memory instanceof SharedArrayBuffer);
    two.terminate();
    assert.throws(() => startThreadPool({ modules: [], alone: undefined, pages }, ''), RangeError);
  });

  it('knows the data of its threads from those of others', () => {
    assert.equal(isPoolThread({ role: 'pool' }), true);
    for (const other of [undefined, null, 'pool', {}, { role: 'loop' }]) assert.equal(isPoolThread(other), false);
  });
});
