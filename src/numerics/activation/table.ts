import type {
  Activation,
  ScalarActivation,
  ScalarActivationName,
  VectorActivation,
  VectorActivationName,
} from './activation';
import { elu } from './elu';
import { gelu } from './gelu';
import { leakyRelu } from './leaky-relu';
import { linear } from './linear';
import { relu } from './relu';
import { sigmoidActivation } from './sigmoid';
import { silu } from './silu';
import { softmax } from './softmax';
import { softplusActivation } from './softplus';
import { tanhActivation } from './tanh';

const scalar: Readonly<Record<ScalarActivationName, ScalarActivation>> = {
  linear,
  sigmoid: sigmoidActivation,
  tanh: tanhActivation,
  relu,
  'leaky-relu': leakyRelu,
  elu,
  gelu,
  silu,
  softplus: softplusActivation,
};

/** Every activation. */
export const activations: readonly Activation[] = [...Object.values(scalar), softmax];

/** g, g′ and the formulas of an activation. */
export function activationOf(name: ScalarActivationName): ScalarActivation;
export function activationOf(name: VectorActivationName): VectorActivation;
export function activationOf(name: ScalarActivationName | VectorActivationName): Activation;
export function activationOf(name: ScalarActivationName | VectorActivationName): Activation {
  return name === 'softmax' ? softmax : scalar[name];
}
