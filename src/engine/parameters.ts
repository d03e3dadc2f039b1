import type { DenseLayer } from '../model/layer';
import type { LayerWeights } from '../model/weights';
import type { Tensor } from './tensor';

/** W[l] and b[l] of one layer, as every pass over the network shares them. */
export interface LayerParameters extends LayerWeights {
  readonly layer: DenseLayer;
  /** Place in the order written, the input being 0. */
  readonly position: number;
  /** l. */
  readonly index: number;
  /** λ of this layer. */
  readonly l2: number;
}

/** dW[l] and db[l], and whose they are. Sums over a batch, so they stay in double whatever the precision of W. */
export interface LayerGradients {
  readonly parameters: LayerParameters;
  readonly weight: Float64Array;
  readonly bias: Float64Array;
}

/** Zeros in the shape of a layer's parameters. */
export function createGradients(parameters: LayerParameters): LayerGradients {
  const { weight, bias } = parameters;
  return { parameters, weight: new Float64Array(weight.length), bias: new Float64Array(bias.length) };
}

/** A copy that later updates leave alone. */
export function copyWeights(parameters: LayerWeights): LayerWeights {
  const { name, units, inputs, weight, bias } = parameters;
  return { name, units, inputs, weight: weight.slice(), bias: bias.slice() };
}

/** Both tensors of a layer. */
export function tensorsOf(weights: LayerWeights): readonly [Tensor, Tensor] {
  return [weights.weight, weights.bias];
}
