import type { ScalarActivationName } from '../../../numerics/activation/table';
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

/** Those that work on each unit alone; the others are part of their loss. */
const emitters: Readonly<Record<ScalarActivationName, ActivationEmitter>> = {
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

export function activationEmitter(name: ScalarActivationName): ActivationEmitter {
  return emitters[name];
}
