import type { Activation, ScalarActivation, VectorActivation } from './activation';
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

/** Every activation by its name in the language, in the order in which completion offers them. */
export const activations = {
  linear,
  sigmoid: sigmoidActivation,
  tanh: tanhActivation,
  relu,
  'leaky-relu': leakyRelu,
  softmax,
  elu,
  gelu,
  silu,
  softplus: softplusActivation,
} satisfies Readonly<Record<string, Activation>>;

type Table = typeof activations;

export type ActivationName = keyof Table;
/** Those that work on each unit alone. */
export type ScalarActivationName = {
  [Name in ActivationName]: Table[Name] extends ScalarActivation ? Name : never;
}[ActivationName];
/** Those that work on all units of an example together. */
export type VectorActivationName = Exclude<ActivationName, ScalarActivationName>;

/** g, g′ and the properties of an activation. */
export function activationOf(name: ScalarActivationName): ScalarActivation;
export function activationOf(name: VectorActivationName): VectorActivation;
export function activationOf(name: ActivationName): Activation;
export function activationOf(name: ActivationName): Activation {
  return activations[name];
}

/** Whether it works on each unit alone. */
export function isScalar(name: ActivationName): name is ScalarActivationName {
  return activationOf(name).form === 'scalar';
}
