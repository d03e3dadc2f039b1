import { noiseOf } from '../../model/generator';
import { type Draw, uniformBetween } from './generator';

/** A gap on either side of the axes. */
const padding = 0.3;

/** TensorFlow Playground's exclusive or: class 1 if both coordinates have the same sign; noise acts as in `circle`. */
export const xor: Draw = (source, random) => {
  const noise = noiseOf(source);
  const m = source.samples;
  const x = new Float64Array(2 * m);
  const y = new Float64Array(m);
  const coordinate = (): number => {
    const v = uniformBetween(random, -5, 5);
    return v > 0 ? v + padding : v - padding;
  };
  for (const i of y.keys()) {
    const x1 = coordinate();
    const x2 = coordinate();
    const seen1 = x1 + uniformBetween(random, -5, 5) * noise;
    const seen2 = x2 + uniformBetween(random, -5, 5) * noise;
    x[2 * i] = x1;
    x[2 * i + 1] = x2;
    y[i] = seen1 * seen2 >= 0 ? 1 : 0;
  }
  return { x, y };
};
