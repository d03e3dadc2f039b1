import { f32x4, i32 } from '../../src/engine/compiled/wasm/expression';
import { ModuleBuilder } from '../../src/engine/compiled/wasm/module-builder';
import { mergesVectors } from '../../src/worker/wide-vectors.node';
import { medianOf } from '../statistics.mjs';
import type { LimitJob } from './job';

/** Independent chains hide the latency of a multiply-add; 24 vectors fill 12 registers where pairs are merged. */
const chains = mergesVectors ? 24 : 12;
const unrolled = 4;
const rounds = 100_000;

/** Floating-point operations a second, in 10⁹, of chains of fused multiply-adds that touch no memory. */
export function limit({ seconds }: LimitJob): { gflops: number; bits: number } {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(limitModule()), { env: { memory } });
  const { run } = exports;
  if (typeof run !== 'function') throw new TypeError('the module has no run');
  const operations = rounds * unrolled * chains * 4 * 2;
  new Float32Array(memory.buffer).fill(0.5, 0, 256);
  const rates: number[] = [];
  for (const began = performance.now(); performance.now() - began < seconds * 1000; ) {
    const cpu = process.cpuUsage();
    for (let k = 0; k < 20; k++) run(rounds);
    const { user, system } = process.cpuUsage(cpu);
    rates.push((20 * operations) / ((user + system) * 1000));
  }
  // The first readings were taken before the optimising compiler was through.
  return { gflops: medianOf(rates.slice(Math.floor(rates.length / 3))), bits: mergesVectors ? 256 : 128 };
}

/** sum := a·sum + b, chain by chain, as often as `run` is asked to; sums are read from memory and written back. */
function limitModule(): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder(1, false, 1024);
  const f = module.define('times');
  const [a0, a1] = [f.vector(), f.vector()];
  const [b0, b1] = [f.vector(), f.vector()];
  const sums = f.vectors(chains);
  const base = i32.const(0);
  // Pairs of adjacent vectors, which a compiler can merge.
  f.set(a0, f32x4.load(base, 0));
  f.set(b0, f32x4.load(base, 32));
  f.set(a1, f32x4.load(base, 16));
  f.set(b1, f32x4.load(base, 48));
  sums.forEach((sum, k) => {
    f.set(sum, f32x4.load(base, 64 + k * 16));
  });
  f.repeatTimes(
    f.parameters.times,
    () => {
      for (let k = 0; k < unrolled; k++) {
        sums.forEach((sum, v) => {
          const [a, b] = v % 2 === 0 ? [a0, b0] : [a1, b1];
          f.set(sum, f32x4.relaxedMultiplyAdd(a, sum, b));
        });
      }
    },
    () => undefined,
  );
  sums.forEach((sum, k) => {
    f.store(base, 64 + k * 16, sum);
  });
  module.export('run', f);
  return module.encode();
}
