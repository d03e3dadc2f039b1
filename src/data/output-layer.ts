import type { ActivationName } from '../model/activation';
import { type LossName, lossFacts } from '../model/loss';
import { Fault, message } from '../model/message';
import { inferShapes } from '../model/shapes';
import type { Spec } from '../model/spec';

/** What the targets must fit. */
export interface OutputLayer {
  readonly name: string;
  /** n_y. */
  readonly units: number;
  readonly activation: ActivationName;
  readonly loss: LossName;
}

/** The last layer with an activation. Throws Fault data-no-output where there is none. */
export function outputLayerOf(spec: Spec): OutputLayer {
  const { layers } = inferShapes(spec.layers);
  for (const { layer, units, activation } of [...layers].reverse()) {
    if (activation) return { name: layer.name, units, activation: activation.name, loss: spec.train.loss };
  }
  throw new Fault(message('data-no-output'));
}

/** Whether the targets are ±1 instead of 0 and 1. */
export function isSigned({ loss }: Pick<OutputLayer, 'loss'>): boolean {
  return lossFacts(loss).targets === 'signs';
}
