import { type Generator, noiseOf, planar, twoClasses, uniformBetween } from './generator';

/** A gap on either side of the axes. */
const padding = 0.3;

/** TensorFlow Playground's exclusive or: class 1 where both coordinates have one sign. Noise moves the point asked. */
export const xor: Generator = {
  kind: 'xor',
  features: planar,
  outputs: 1,
  classes: twoClasses,
  defaultNoise: 0,
  formula: 'x ~ U[−5, 5)² ± 0.3; y = [(x₁ + σu₁)(x₂ + σu₂) ≥ 0], u ~ U[−5, 5)²',
  generate(source, random) {
    const noise = noiseOf(source, xor);
    const m = source.samples;
    const x = new Float64Array(2 * m);
    const y = new Float64Array(m);
    const coordinate = (): number => {
      const v = uniformBetween(random, -5, 5);
      return v > 0 ? v + padding : v - padding;
    };
    for (let i = 0; i < m; i++) {
      const x1 = coordinate();
      const x2 = coordinate();
      const seen1 = x1 + uniformBetween(random, -5, 5) * noise;
      const seen2 = x2 + uniformBetween(random, -5, 5) * noise;
      x[2 * i] = x1;
      x[2 * i + 1] = x2;
      y[i] = seen1 * seen2 >= 0 ? 1 : 0;
    }
    return { x, y };
  },
};
