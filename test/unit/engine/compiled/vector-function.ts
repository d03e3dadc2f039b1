import assert from 'node:assert/strict';
import { poolBytes } from '../../../../src/engine/compiled/wasm/constant-pool';
import { f32x4 } from '../../../../src/engine/compiled/wasm/expression';
import type { FunctionBuilder, VectorLocal } from '../../../../src/engine/compiled/wasm/function-builder';
import { ModuleBuilder } from '../../../../src/engine/compiled/wasm/module-builder';

/** Code that works on a vector in place. */
export type Apply = (f: FunctionBuilder, x: VectorLocal) => void;

/** Floats in a block. */
export const count = 1 << 16;

/** A function over a block of floats, as a module computes it. */
export function compiled(apply: Apply): (x: Float32Array) => Float32Array {
  const module = new ModuleBuilder(5, false, 0);
  const f = module.define('at');
  const x = f.vector();
  f.repeat(
    count / 4,
    () => {
      f.set(x, f32x4.load(f.parameters.at));
      apply(f, x);
      f.store(f.parameters.at, 0, x);
    },
    () => f.advance(f.parameters.at, 16),
  );
  module.export('run', f);
  const memory = new WebAssembly.Memory({ initial: 5, maximum: 5 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.encode()), { env: { memory } });
  const { run } = exports;
  assert.ok(typeof run === 'function');
  const values = new Float32Array(memory.buffer, poolBytes, count);
  return (inputs) => {
    values.set(inputs);
    run(poolBytes);
    return values;
  };
}
