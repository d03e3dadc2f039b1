import type { NetworkWeights } from '../../model/weights';
import type { Network } from '../network';
import type { Tensor } from '../tensor';

/** All parameters of a network one after the other, θ: layer by layer its tensors in their order. */
export function parameterVector(weights: NetworkWeights): Float64Array {
  const tensors = weights.flatMap((layer) => layer.tensors.map(({ values }) => values));
  const theta = new Float64Array(tensors.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const values of tensors) {
    theta.set(values, at);
    at += values.length;
  }
  return theta;
}

/** Gives a network the parameters θ. */
export function setParameters({ parameters }: Pick<Network, 'parameters'>, theta: Float64Array): void {
  let at = 0;
  for (const { tensors } of parameters) {
    for (const { values } of tensors) {
      values.set(theta.subarray(at, at + values.length));
      at += values.length;
    }
  }
}

/** ‖a − b‖. */
export function distance(a: Tensor, b: Tensor): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) {
    const difference = (a[k] ?? NaN) - (b[k] ?? NaN);
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}
