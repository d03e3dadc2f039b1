import type { Draw } from './initialize';

/** Uniform in ±scale. */
export const uniform: Draw = ({ scale }, _inputs, random) => (2 * random.uniform() - 1) * scale;
