import type { Optimizer, OptimizerName } from '../../../model/optimizer';
import { f32x4 } from '../wasm/expression';
import { adam } from './adam';
import { gradientDescent } from './gradient-descent';
import { rmsprop } from './rmsprop';
import type { UpdateRule } from './update-rule';
import { momentum } from './velocity';

const table: Readonly<Record<OptimizerName, (settings: Optimizer) => UpdateRule>> = {
  'gradient-descent': () => gradientDescent,
  // W := W − αv.
  momentum: ({ momentum: mu }) => momentum(mu, ({ first }) => first),
  // W := W − α(g + μv).
  nesterov: ({ momentum: mu }) =>
    momentum(mu, ({ first, gradient }) => f32x4.add(gradient, f32x4.mul(f32x4.const(mu), first))),
  rmsprop: ({ alpha, epsilon }) => rmsprop(alpha, epsilon),
  adam: (settings) => adam({ ...settings, decoupledDecay: false }),
  adamw: (settings) => adam({ ...settings, decoupledDecay: true }),
};

/** The emitter of an optimiser, its constants baked in. */
export function updateRule(optimizer: Optimizer): UpdateRule {
  return table[optimizer.name](optimizer);
}
