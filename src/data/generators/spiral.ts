import { noiseOf } from '../../model/generator';
import { cos, sin } from '../../numerics/trigonometry';
import { type Draw, uniformBetween } from './generator';

/** TensorFlow Playground's two spirals, class 1 first, then class 0 half a turn further on. */
export const spiral: Draw = (source, random) => {
  const noise = noiseOf(source);
  const m = source.samples;
  const x = new Float64Array(2 * m);
  const y = new Float64Array(m);
  let example = 0;
  for (const label of [1, 0]) {
    const n = label === 1 ? Math.ceil(m / 2) : Math.floor(m / 2);
    for (let i = 0; i < n; i++) {
      const r = (i / n) * 5;
      const t = ((1.75 * i) / n) * 2 * Math.PI + (label === 1 ? 0 : Math.PI);
      x[2 * example] = r * sin(t) + uniformBetween(random, -1, 1) * noise;
      x[2 * example + 1] = r * cos(t) + uniformBetween(random, -1, 1) * noise;
      y[example++] = label;
    }
  }
  return { x, y };
};
