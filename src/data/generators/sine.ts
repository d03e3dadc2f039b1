import { sin } from '../../numerics/trigonometry';
import { type Generator, noiseOf, uniformBetween } from './generator';

/** A regression: one wave of the sine. */
export const sine: Generator = {
  kind: 'sine',
  features: () => 1,
  outputs: 1,
  defaultNoise: 0.1,
  formula: 'y = sin x + σN, x ~ U[−π, π)',
  generate(source, random) {
    const noise = noiseOf(source, sine);
    const x = new Float64Array(source.samples);
    const y = new Float64Array(source.samples);
    for (let i = 0; i < source.samples; i++) {
      const at = uniformBetween(random, -Math.PI, Math.PI);
      x[i] = at;
      y[i] = sin(at) + noise * random.normal();
    }
    return { x, y };
  },
};
