import { isRectifier } from '../../model/activation';
import type { Network } from '../network';
import { activityOf } from './activity';
import type { Sample } from './sample';
import { twinFlags } from './twins';

/** Bits of a unit's mark. */
export const markBits = { dead: 1, saturated: 2, twin: 4 } as const;

/** Share of the examples for which a unit must be saturated to be marked. */
const mostly = 0.95;

/**
 * One byte for each unit, `markBits` combined by or, after the sample's `forward`. Dead: its slope is 0 for every
 * example (relu family). Saturated: flat for nearly all (sigmoid, tanh). Twin: another unit of the layer computes the
 * same (dead ones do not count). The last two are set in hidden layers only, since a confident output is not a fault.
 */
export function marksOf(network: Network, sample: Sample, position: number): Uint8Array {
  const hidden = position < network.shapes.length - 1;
  const { activation, units = 0 } = network.shapes[position] ?? {};
  if (!activation || !(hidden || isRectifier(activation.name))) return new Uint8Array(units);
  const twins = hidden ? twinFlags(sample.pass.layer(position).a, sample.m) : new Uint8Array(units);
  return twins.map((twin, j) => {
    const { saturated, unmoved } = activityOf(sample, position, j);
    const dead = unmoved === sample.m;
    const flat = hidden && saturated >= mostly * sample.m;
    return (dead ? markBits.dead : 0) | (flat ? markBits.saturated : 0) | (twin && !dead ? markBits.twin : 0);
  });
}
