import type { Dataset } from '../../model/dataset';
import { activationOf } from '../../numerics/activation/table';
import type { Passes } from '../forward-pass';
import type { Network } from '../network';
import { deadUnits } from './radar/dead';
import { unitLayers } from './radar/unit-layer';
import { markSample, Sample } from './sample';

/** Far enough below 0 for each slope to be what it tends to. */
const farBelow = -1e6;

/** A unit whose slope is 0 for every example. */
export interface DeadUnit {
  readonly layer: string;
  /** Counted from 0. */
  readonly unit: number;
}

/** Whether a network has units that can die: an activation of the relu family that is flat far below 0. */
export function canDie({ shapes }: Pick<Network, 'shapes'>): boolean {
  return shapes.some(({ activation }) => {
    if (!activation) return false;
    const rule = activationOf(activation.name);
    if (rule.form === 'vector' || rule.family !== 'rectifier') return false;
    return Math.abs(rule.derivative(farBelow, rule.value(farBelow, activation.slope), activation.slope)) < 1e-3;
  });
}

/** The first unit, layer by layer, that is dead over a sample of the training set; undefined if none is. */
export function firstDeadUnit(network: Network, { train }: Dataset, passes: Passes): DeadUnit | undefined {
  const sample = new Sample(network, train, markSample, passes);
  sample.forward();
  for (const layer of unitLayers(sample)) {
    const [unit] = deadUnits(layer);
    if (unit !== undefined) return { layer: layer.parameters.name, unit };
  }
  return undefined;
}
