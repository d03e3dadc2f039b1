import { type ActivationName, isDistribution } from '../model/activation';
import { Fault, message } from '../model/message';
import { inferShapes } from '../model/shapes';
import type { Spec } from '../model/spec';
import type { LossName } from '../model/train';

/** What the targets have to fit. */
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

/** Whether a column of numbers stays one: the loss measures a distance, and a distribution is one over classes. */
export function wantsNumbers({ activation, loss }: Pick<OutputLayer, 'activation' | 'loss'>): boolean {
  return (loss === 'mse' || loss === 'mae') && !isDistribution(activation);
}

/** Whether the targets are ±1 in place of 0 and 1. */
export function isSigned({ loss }: Pick<OutputLayer, 'loss'>): boolean {
  return loss === 'hinge';
}
