import { noiseOf } from '../../model/generator';
import { cos, sin } from '../../numerics/trigonometry';
import { type Draw, uniformBetween } from './generator';

const radius = 5;

/**
 * TensorFlow Playground's circle: half of the examples in a disc (class 1), half in a ring around it (class 0). Noise
 * moves the point that determines the class, not the point that is shown.
 */
export const circle: Draw = (source, random) => {
  const noise = noiseOf(source);
  const m = source.samples;
  const x = new Float64Array(2 * m);
  const y = new Float64Array(m);
  for (const i of y.keys()) {
    const inside = i < m / 2;
    const r = inside ? uniformBetween(random, 0, radius * 0.5) : uniformBetween(random, radius * 0.7, radius);
    const t = uniformBetween(random, 0, 2 * Math.PI);
    const x1 = r * sin(t);
    const x2 = r * cos(t);
    const seen1 = x1 + uniformBetween(random, -radius, radius) * noise;
    const seen2 = x2 + uniformBetween(random, -radius, radius) * noise;
    x[2 * i] = x1;
    x[2 * i + 1] = x2;
    y[i] = Math.sqrt(seen1 * seen1 + seen2 * seen2) < radius * 0.5 ? 1 : 0;
  }
  return { x, y };
};
