import type { Layer } from './layer';
import {
  type KeptValues,
  type LayerActivation,
  type LayerRule,
  type Sizes,
  type TensorShape,
  valuesOf,
} from './layers/rule';
import { withRule } from './layers/table';
import type { Message } from './message';

/** A count of units, or the symbolic number of examples. */
export type Dimension = number | 'm';

/** The shapes and counts of one layer. */
export interface LayerShape {
  readonly layer: Layer;
  /** Its position in the order written, 0 for the input. */
  readonly position: number;
  /** l of W[l]: only layers with parameters are numbered, from 1. */
  readonly index: number | null;
  /** Shape of the output: (n, m), or the image's sizes with m. */
  readonly output: readonly Dimension[];
  /** Values of one input example: n[l-1]. */
  readonly inputs: number;
  /** Values of one output example: n[l]. */
  readonly units: number;
  readonly activation: LayerActivation | undefined;
  /** W[l] (n[l], n[l-1]) and b[l] (n[l]) of a dense layer. */
  readonly tensors: readonly TensorShape[];
  readonly parameters: number;
  /** Multiply-adds of the forward pass for one example. */
  readonly multiplyAdds: number;
  readonly kept: KeptValues;
}

export interface NetworkShapes {
  /** Up to the first layer whose shape cannot be determined. */
  readonly layers: readonly LayerShape[];
  readonly parameters: number;
  /** Why the layer at `position` has no shape. */
  readonly problem?: { readonly position: number; readonly message: Message };
}

/** Parameters of some layers together. */
export function parametersOf(layers: readonly Pick<LayerShape, 'parameters'>[]): number {
  return layers.reduce((sum, { parameters }) => sum + parameters, 0);
}

/** Multiply-adds of the forward pass through some layers for one example. */
export function multiplyAddsOf(layers: readonly Pick<LayerShape, 'multiplyAdds'>[]): number {
  return layers.reduce((sum, { multiplyAdds }) => sum + multiplyAdds, 0);
}

/** Shapes of every layer in order, by the rule of its kind. Stops at the first layer that does not accept its input. */
export function inferShapes(layers: readonly Layer[]): NetworkShapes {
  const shapes: LayerShape[] = [];
  let sizes: Sizes = [];
  let index = 0;
  let parameters = 0;
  for (const [position, layer] of layers.entries()) {
    const found = withRule(layer, (rule, own) => applyRule(rule, own, sizes));
    if ('code' in found) return { layers: shapes, parameters, problem: { position, message: found } };
    const { output, ...facts } = found;
    const shape: LayerShape = {
      layer,
      position,
      index: facts.tensors.length > 0 ? ++index : null,
      output: [...output, 'm'],
      // The input layer has no input: its input size is its output size.
      inputs: valuesOf(position === 0 ? output : sizes),
      units: valuesOf(output),
      ...facts,
    };
    sizes = output;
    parameters += shape.parameters;
    shapes.push(shape);
  }
  return { layers: shapes, parameters };
}

function applyRule<L extends Layer>(rule: LayerRule<L>, layer: L, sizes: Sizes) {
  const output = rule.output(layer, sizes);
  if ('code' in output) return output;
  const tensors = rule.tensors(layer, sizes);
  return {
    output,
    activation: rule.activation(layer),
    tensors,
    parameters: tensors.reduce((sum, { shape }) => sum + valuesOf(shape), 0),
    multiplyAdds: rule.multiplyAdds(layer, sizes),
    kept: rule.kept(layer, sizes),
  };
}
