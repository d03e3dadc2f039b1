import type { Layer } from '../model/layer';
import type { LayerActivation, TensorShape } from '../model/layers/rule';
import { valuesOf } from '../model/layers/rule';
import type { LayerShape } from '../model/shapes';
import type { Precision } from '../model/train';
import type { LayerWeights, WeightTensor } from '../model/weights';
import { allocate, type Tensor } from './tensor';

/** One tensor of a layer, shared by all passes over the network. */
export interface Parameter extends WeightTensor, Omit<TensorShape, 'l2'> {
  /** λ; 0 for a tensor without penalty. */
  readonly l2: number;
}

/** The tensors of one layer, with its position and sizes. */
export interface LayerParameters extends LayerWeights {
  readonly layer: Layer;
  readonly activation: LayerActivation | undefined;
  /** Position in the order written, 0 for the input. */
  readonly position: number;
  /** l. */
  readonly index: number;
  /** n[l]. */
  readonly units: number;
  /** n[l-1]. */
  readonly inputs: number;
  readonly tensors: readonly Parameter[];
}

/** The gradient of one tensor: a sum over a batch, so it is in double for any precision of the tensor. */
export interface Gradient {
  readonly parameter: Parameter;
  readonly values: Float64Array;
}

/** The gradients of a layer's tensors, in their order. */
export interface LayerGradients {
  readonly parameters: LayerParameters;
  readonly tensors: readonly Gradient[];
}

/** Zeros in the shape of a layer's tensors; `l2` is the λ of `train`. */
export function createParameters(shape: LayerShape, l2: number, precision: Precision): LayerParameters {
  const { layer, activation, position, units, inputs } = shape;
  return {
    name: layer.name,
    layer,
    activation,
    position,
    index: shape.index ?? Number.NaN,
    units,
    inputs,
    tensors: shape.tensors.map((tensor) => ({
      ...tensor,
      l2: tensor.l2 === 'train' ? l2 : tensor.l2,
      values: allocate(precision, valuesOf(tensor.shape)),
    })),
  };
}

/** Zeros in the shape of a layer's parameters. */
export function createGradients(parameters: LayerParameters): LayerGradients {
  const tensors = parameters.tensors.map((parameter) => ({
    parameter,
    values: new Float64Array(parameter.values.length),
  }));
  return { parameters, tensors };
}

/** A copy that later updates do not change. */
export function copyWeights({ name, tensors }: LayerWeights): LayerWeights {
  return {
    name,
    tensors: tensors.map(({ name: own, shape, values }) => ({ name: own, shape, values: values.slice() })),
  };
}

/** The values of all tensors of a layer. */
export function tensorsOf({ tensors }: LayerWeights): readonly Tensor[] {
  return tensors.map(({ values }) => values);
}

/** The tensor of that name. Throws RangeError if the layer has none: its rule and its op disagree. */
export function tensorNamed<T extends { readonly name: string }>(tensors: readonly T[], name: string): T {
  const found = tensors.find((tensor) => tensor.name === name);
  if (!found) throw new RangeError(`there is no tensor ${name}`);
  return found;
}

/** W[l] (n[l] × n[l-1], row by row) and b[l] of a dense layer. */
export interface DenseTensors<V extends Tensor = Tensor> {
  readonly weight: V;
  readonly bias: V;
}

export function denseTensors({ tensors }: LayerWeights): DenseTensors {
  return { weight: tensorNamed(tensors, 'weight').values, bias: tensorNamed(tensors, 'bias').values };
}

/** dW[l] and db[l] of a dense layer. */
export function denseGradients({ tensors }: LayerGradients): DenseTensors<Float64Array> {
  const named = tensors.map(({ parameter, values }) => ({ name: parameter.name, values }));
  return { weight: tensorNamed(named, 'weight').values, bias: tensorNamed(named, 'bias').values };
}
