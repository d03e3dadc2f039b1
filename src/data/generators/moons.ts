import { noiseOf } from '../../model/generator';
import { cos, sin } from '../../numerics/trigonometry';
import type { Draw } from './generator';
import { linspace } from './linspace';
import { shuffledWithNoise } from './shuffled';

/** Two half moons that reach into one another, as scikit-learn's make_moons draws them. */
export const moons: Draw = (source, random) => {
  const m = source.samples;
  const outer = Math.floor(m / 2);
  const x = new Float64Array(2 * m);
  const y = new Float64Array(m);
  for (const [i, t] of linspace(0, Math.PI, outer, true).entries()) {
    x[2 * i] = cos(t);
    x[2 * i + 1] = sin(t);
  }
  for (const [i, t] of linspace(0, Math.PI, m - outer, true).entries()) {
    const at = outer + i;
    x[2 * at] = 1 - cos(t);
    x[2 * at + 1] = 1 - sin(t) - 0.5;
    y[at] = 1;
  }
  return shuffledWithNoise({ x, y }, noiseOf(source), random);
};
