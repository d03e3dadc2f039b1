import { f32x4, i32 } from './wasm/expression';
import { ModuleBuilder } from './wasm/module-builder';

/**
 * A module whose `probe` computes (1 + 2⁻¹²)² − (1 + 2⁻¹¹) by relaxed multiply-add and stores it at 0: 2⁻²⁴ where it is
 * fused, 0 where the product is rounded first.
 */
export function probeModule(): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder(1, false, 1024);
  const f = module.define<never>();
  const [a, c] = [f.vector(), f.vector()];
  f.set(a, f.splat(1 + 2 ** -12));
  f.set(c, f.splat(-(1 + 2 ** -11)));
  f.store(i32.const(0), 0, f32x4.relaxedMultiplyAdd(a, a, c));
  module.export('probe', f);
  return module.encode();
}

/** Whether the values stored by the probe show one rounding in every lane. */
export function isFused(stored: Float32Array): boolean {
  return stored.length >= 4 && stored.subarray(0, 4).every((value) => value === 2 ** -24);
}
