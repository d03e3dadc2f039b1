import type { Network } from '../network';
import { activityOf } from './activity';
import type { Sample } from './sample';
import { twinFlags } from './twins';

/** Bits of a unit's mark. */
export const markBits = { dead: 1, saturated: 2, twin: 4 } as const;

/** Share of the examples for which a saturated unit is. */
const mostly = 0.95;

/**
 * A byte a unit, `markBits` or-ed together, after the sample's `forward`. Dead: no example moves it (relu family).
 * Saturated: flat for nearly all (sigmoid, tanh). Twin: another unit of the layer does the same (dead ones do nothing). The last two are told
 * of hidden layers only, for a sure output is no fault.
 */
export function marksOf(network: Network, sample: Sample, position: number): Uint8Array {
  const { units } = network.shapes[position];
  const marks = new Uint8Array(units);
  if (!sample.pass.layers[position].z) return marks;
  const hidden = position < network.shapes.length - 1;
  for (let j = 0; j < units; j++) {
    const { saturated, unmoved } = activityOf(network, sample, position, j);
    if (unmoved === sample.m) marks[j] |= markBits.dead;
    if (hidden && saturated >= mostly * sample.m) marks[j] |= markBits.saturated;
  }
  if (hidden) {
    const twins = twinFlags(sample.pass.layers[position].a, sample.m);
    for (let j = 0; j < units; j++) if (twins[j] && !(marks[j] & markBits.dead)) marks[j] |= markBits.twin;
  }
  return marks;
}
