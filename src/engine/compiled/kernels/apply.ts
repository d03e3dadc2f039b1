import { shareOf, type Worker } from '../layout/share';
import type { UpdateRule } from '../optimizers/update-rule';
import { f32x4, i32 } from '../wasm/expression';
import type { FunctionBuilder } from '../wasm/function-builder';
import type { ModuleBuilder } from '../wasm/module-builder';
import { emitStepFactors, type MomentDistances, RowRegisters } from './update-row';

export type Apply = FunctionBuilder<'gradient' | 'parameter' | 'factors' | 'scale'>;

/**
 * step(W, scale·dW) for one tensor of `vectors` vectors, from a stored gradient.
 * Parameters: addresses of the gradient, the parameter, the step's factors, the scale.
 */
export function defineApply(
  module: ModuleBuilder,
  vectors: number,
  moments: MomentDistances,
  rule: UpdateRule,
  worker: Worker,
): Apply {
  const f: Apply = module.define('gradient', 'parameter', 'factors', 'scale');
  const share = shareOf(vectors, 4, worker);
  if (share.length === 0) return f;
  const factors = emitStepFactors(f, f.parameters.factors);
  const registers = new RowRegisters(f, 4);
  const scale = f.vector();
  const gradient = f.vectors(4);
  const [from, to] = [f.integer(), f.integer()];
  f.set(scale, f32x4.load(f.parameters.scale));
  f.set(from, i32.add(f.parameters.gradient, i32.const(share.start * 16)));
  f.set(to, i32.add(f.parameters.parameter, i32.const(share.start * 16)));
  const emitRow = (count: number): void => {
    const row = gradient.slice(0, count);
    row.forEach((g, v) => {
      f.set(g, f32x4.mul(scale, f32x4.load(from, v * 16)));
    });
    rule.emit(registers.row(to, 0, row, moments), factors);
  };
  f.repeat(
    Math.floor(share.length / 4),
    () => emitRow(4),
    () => {
      f.advance(from, 64);
      f.advance(to, 64);
    },
  );
  if (share.length % 4 > 0) emitRow(share.length % 4);
  return f;
}
