import { laneMask } from '../layout/lanes';
import { targetStride } from '../layout/memory-plan';
import { paddedUnits, rowStride } from '../layout/panels';
import type { OutputRule } from '../losses/output-rule';
import { f32x4, type Integer, i32x4, v128 } from '../wasm/expression';
import type { FunctionBuilder, VectorLocal } from '../wasm/function-builder';
import type { ModuleBuilder } from '../wasm/module-builder';

export type OutputGradient = FunctionBuilder<'z' | 'y' | 'd'>;

/**
 * dZ[L] = ∂L/∂Z[L] · 1/m for `rows` examples of a batch of m.
 * Parameters: addresses of Z[L], of Y, of dZ[L].
 */
export function defineOutputGradient(
  module: ModuleBuilder,
  rows: number,
  units: number,
  m: number,
  declareRule: (f: FunctionBuilder) => OutputRule,
): OutputGradient {
  const f: OutputGradient = module.define('z', 'y', 'd');
  if (rows === 0) return f;
  const rule = declareRule(f);
  const single = rule.pointwise && units === 1;
  if (single) emitFours(f, Math.floor(rows / 4), units, m, rule);
  emitRows(f, single ? rows % 4 : rows, units, m, rule);
  return f;
}

function advance(f: OutputGradient, units: number, examples: number): void {
  const { z, y, d } = f.parameters;
  f.advance(z, examples * rowStride(units) * 4);
  f.advance(d, examples * rowStride(units) * 4);
  f.advance(y, examples * targetStride(units) * 4);
}

/** A network with one output: four examples side by side in place of one useful lane in four. */
function emitFours(f: OutputGradient, fours: number, units: number, m: number, rule: OutputRule): void {
  const { z, y, d } = f.parameters;
  const examples = f.fourVectors();
  const [first, second, third, fourth] = examples;
  const [value, target, zero] = [f.vector(), f.vector(), f.vector()];
  const gather = (from: Integer, bytes: number, to: VectorLocal): void => {
    examples.forEach((example, i) => {
      f.set(example, f32x4.load(from, i * bytes));
    });
    const front = f32x4.shuffle(first, second, [0, 4, 1, 5]);
    f.set(to, f32x4.shuffle(front, f32x4.shuffle(third, fourth, [0, 4, 1, 5]), [0, 1, 4, 5]));
  };
  const rowBytes = rowStride(units) * 4;
  f.set(zero, f32x4.const(0));
  f.repeat(
    fours,
    () => {
      gather(z, rowBytes, value);
      gather(y, targetStride(units) * 4, target);
      rule.emit([value], [target]);
      f.set(value, f32x4.mul(value, f32x4.const(1 / m)));
      for (const lane of [0, 1, 2, 3] as const) {
        f.store(d, lane * rowBytes, f32x4.shuffle(value, zero, [lane, 4, 4, 4]));
      }
    },
    () => advance(f, units, 4),
  );
}

/** One example at a time; what pads its row becomes 0. */
function emitRows(f: OutputGradient, rows: number, units: number, m: number, rule: OutputRule): void {
  const { z, y, d } = f.parameters;
  const used = Math.ceil(units / 4);
  const values = f.vectors(used);
  const targets = f.vectors(used);
  f.repeat(
    rows,
    () => {
      values.forEach((value, v) => {
        f.set(value, f32x4.load(z, v * 16));
      });
      targets.forEach((target, v) => {
        f.set(target, f32x4.load(y, v * 16));
      });
      rule.emit(values, targets);
      values.forEach((value, v) => {
        const mean = f32x4.mul(value, f32x4.const(1 / m));
        f.store(d, v * 16, v === used - 1 ? v128.and(mean, i32x4.const(...laneMask(units))) : mean);
      });
      for (let v = used; v < paddedUnits(units) / 4; v++) f.store(d, v * 16, f32x4.const(0));
    },
    () => advance(f, units, 1),
  );
}
