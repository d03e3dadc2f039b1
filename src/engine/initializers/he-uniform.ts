import type { Draw } from './initialize';

/** Uniform with the variance 2/n_prev of `he`: ±√(6/n_prev) · scale. */
export const heUniform: Draw = ({ scale }, inputs, random) =>
  (2 * random.uniform() - 1) * Math.sqrt(6 / inputs) * scale;
