import { noiseOf } from '../../model/generator';
import type { Draw } from './generator';

/**
 * TensorFlow Playground's two clouds: half of the examples about (2, 2), class 1, then half about (−2, −2), class 0.
 */
export const gauss: Draw = (source, random) => {
  const deviation = Math.sqrt(0.5 + 7 * noiseOf(source));
  const m = source.samples;
  const y = Float64Array.from({ length: m }, (_, i) => (i < m / 2 ? 1 : 0));
  const x = Float64Array.from({ length: 2 * m }, (_, i) => (i >> 1 < m / 2 ? 2 : -2) + deviation * random.normal());
  return { x, y };
};
