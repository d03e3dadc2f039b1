import type { ActivationName } from '../../../model/activation';
import type { ActivationEmitter } from './activation-rule';
import { elu } from './elu';
import { gelu } from './gelu';
import { leakyRelu } from './leaky-relu';
import { linear } from './linear';
import { relu } from './relu';
import { sigmoid } from './sigmoid';
import { silu } from './silu';
import { softplus } from './softplus';
import { tanh } from './tanh';

/** Activations that work on each unit alone; softmax, which does not, belongs to its loss. */
export type PointwiseActivation = Exclude<ActivationName, 'softmax'>;

const emitters: Readonly<Record<PointwiseActivation, ActivationEmitter>> = {
  linear,
  sigmoid,
  tanh,
  relu,
  'leaky-relu': leakyRelu,
  elu,
  gelu,
  silu,
  softplus,
};

export function activationEmitter(name: PointwiseActivation): ActivationEmitter {
  return emitters[name];
}
