import type { Precision } from '../../model/train';
import { type ActivationName, activationOf } from '../../numerics/activation/table';
import { Activation } from './ops/activation';
import { Identity } from './ops/identity';
import type { Op } from './ops/op';
import { VectorActivationOp } from './ops/vector-activation';
import type { Signal } from './signal';

/** A = g(Z) as an op on a signal. */
export function activationOp(name: ActivationName, z: Signal, slope: number, precision: Precision): Op {
  const activation = activationOf(name);
  if (activation.family === 'identity') return new Identity(z);
  return activation.form === 'vector'
    ? new VectorActivationOp(z, activation, precision)
    : new Activation(z, activation, slope, precision);
}
