import type { Initializer, InitializerName } from '../model/initializer';
import type { Random } from '../numerics/random';
import type { LayerParameters } from './parameters';

/** Draws the next value of a tensor; one output value is a sum of `fanIn` products with it. */
type Draw = (init: Initializer, fanIn: number, random: Random) => number;

const draws: Readonly<Record<InitializerName, Draw>> = {
  // Works for a single unit; several units would stay equal.
  zeros: () => 0,
  constant: ({ value }) => value,
  normal: ({ scale }, _fanIn, random) => random.normal() * scale,
  // ±scale.
  uniform: ({ scale }, _fanIn, random) => (2 * random.uniform() - 1) * scale,
  // Variance 2/n_prev (He et al. 2015): keeps the variance of activations through relu layers.
  he: ({ scale }, fanIn, random) => random.normal() * Math.sqrt(2 / fanIn) * scale,
  // Variance 1/n_prev: keeps the variance of activations through tanh layers.
  xavier: ({ scale }, fanIn, random) => random.normal() * Math.sqrt(1 / fanIn) * scale,
  // The variance of `he`: ±√(6/n_prev) · scale.
  'he-uniform': ({ scale }, fanIn, random) => (2 * random.uniform() - 1) * Math.sqrt(6 / fanIn) * scale,
  // The variance of `xavier`: ±√(3/n_prev) · scale.
  'xavier-uniform': ({ scale }, fanIn, random) => (2 * random.uniform() - 1) * Math.sqrt(3 / fanIn) * scale,
};

/** Draws every tensor layer by layer, row by row (as `randn(n, n_prev)` does). */
export function initialize(layers: readonly LayerParameters[], random: Random): void {
  for (const { tensors } of layers) {
    for (const { init, fanIn, values } of tensors) {
      const draw = draws[init.name];
      for (let k = 0; k < values.length; k++) values[k] = draw(init, fanIn, random);
    }
  }
}
