import type { Draw } from './initialize';

/** Uniform with the variance 1/n_prev of `xavier`: ±√(3/n_prev) · scale. */
export const xavierUniform: Draw = ({ scale }, inputs, random) =>
  (2 * random.uniform() - 1) * Math.sqrt(3 / inputs) * scale;
