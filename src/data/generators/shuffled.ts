import type { Random } from '../../numerics/random';
import type { Drawn } from './generator';

/** The examples in random order; then, if there is noise, a normal number of that deviation on every coordinate. */
export function shuffledWithNoise({ x, y }: Drawn, noise: number, random: Random): Drawn {
  const m = y.length;
  const features = x.length / m;
  const order = random.permutation(m);
  const result = { x: new Float64Array(x.length), y: new Float64Array(m) };
  for (const [to, from] of order.entries()) {
    result.y[to] = y[from] ?? NaN;
    for (let k = 0; k < features; k++) result.x[to * features + k] = x[from * features + k] ?? NaN;
  }
  if (noise > 0) for (const [i, value] of result.x.entries()) result.x[i] = value + noise * random.normal();
  return result;
}
