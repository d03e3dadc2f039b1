import { noiseOf } from '../../model/generator';
import { sin } from '../../numerics/trigonometry';
import { type Draw, uniformBetween } from './generator';

/** A regression: one wave of the sine. */
export const sine: Draw = (source, random) => {
  const noise = noiseOf(source);
  const x = new Float64Array(source.samples);
  const y = new Float64Array(source.samples);
  for (const i of y.keys()) {
    const at = uniformBetween(random, -Math.PI, Math.PI);
    x[i] = at;
    y[i] = sin(at) + noise * random.normal();
  }
  return { x, y };
};
