import { noiseOf } from '../../model/generator';
import { cos, sin } from '../../numerics/trigonometry';
import type { Draw } from './generator';
import { linspace } from './linspace';

/**
 * A flower whose petals alternate between two classes, half of the examples each; the angles' normals of a class are
 * drawn before its radii's.
 */
export const flower: Draw = (source, random) => {
  const noise = noiseOf(source);
  const m = source.samples;
  const x = new Float64Array(2 * m);
  const y = new Float64Array(m);
  let example = 0;
  for (const label of [0, 1]) {
    const count = label === 0 ? Math.floor(m / 2) : m - Math.floor(m / 2);
    const angles = linspace(label * 3.12, (label + 1) * 3.12, count, true).map((t) => t + random.normal() * noise);
    for (const t of angles) {
      const r = 4 * sin(4 * t) + random.normal() * noise;
      x[2 * example] = r * sin(t);
      x[2 * example + 1] = r * cos(t);
      y[example++] = label;
    }
  }
  return { x, y };
};
