import { noiseOf } from '../../model/generator';
import { cos, sin } from '../../numerics/trigonometry';
import type { Draw } from './generator';
import { linspace } from './linspace';
import { shuffledWithNoise } from './shuffled';

const innerRadius = 0.8;

/** Two circles about the origin, as scikit-learn's make_circles draws them: the outer is class 0, the inner class 1. */
export const circles: Draw = (source, random) => {
  const m = source.samples;
  const outer = Math.floor(m / 2);
  const x = new Float64Array(2 * m);
  const y = new Float64Array(m);
  const place = (at: number, t: number, label: number): void => {
    const radius = label === 0 ? 1 : innerRadius;
    x[2 * at] = cos(t) * radius;
    x[2 * at + 1] = sin(t) * radius;
    y[at] = label;
  };
  for (const [i, t] of linspace(0, 2 * Math.PI, outer, false).entries()) place(i, t, 0);
  for (const [i, t] of linspace(0, 2 * Math.PI, m - outer, false).entries()) place(outer + i, t, 1);
  return shuffledWithNoise({ x, y }, noiseOf(source), random);
};
