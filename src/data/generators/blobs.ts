import { noiseOf } from '../../model/generator';
import { type Draw, uniformBetween } from './generator';
import { shuffledWithNoise } from './shuffled';

/** Round clouds about random centres, as scikit-learn's make_blobs draws them; the first classes get the remainder. */
export const blobs: Draw = (source, random) => {
  const { samples: m, features, classes } = source;
  const noise = noiseOf(source);
  const centres = Float64Array.from({ length: classes * features }, () => uniformBetween(random, -10, 10));
  const x = new Float64Array(m * features);
  const y = new Float64Array(m);
  let example = 0;
  for (let label = 0; label < classes; label++) {
    const count = Math.floor(m / classes) + (label < m % classes ? 1 : 0);
    for (let i = 0; i < count; i++) {
      for (let k = 0; k < features; k++) {
        x[example * features + k] = (centres[label * features + k] ?? NaN) + noise * random.normal();
      }
      y[example++] = label;
    }
  }
  return shuffledWithNoise({ x, y }, 0, random);
};
