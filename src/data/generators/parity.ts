import { noiseOf } from '../../model/generator';
import type { Draw } from './generator';

/**
 * Bits with the parity of their sum as the class: XOR for two. Complete truth tables in counting order, the last bit
 * fastest, as many as fit into the samples; the rest are drawn bit by bit.
 */
export const parity: Draw = (source, random) => {
  const { samples: m, bits } = source;
  const noise = noiseOf(source);
  const table = 2 ** bits;
  const counted = m - (m % table);
  const x = new Float64Array(m * bits);
  const y = new Float64Array(m);
  for (const i of y.keys()) {
    let pattern = i % table;
    let odd = 0;
    for (let k = bits - 1; k >= 0; k--) {
      const bit = i < counted ? pattern % 2 : random.integer(2);
      pattern = Math.floor(pattern / 2);
      odd ^= bit;
      x[i * bits + k] = noise > 0 ? bit + noise * random.normal() : bit;
    }
    y[i] = odd;
  }
  return { x, y };
};
