import type { Layer } from './layer';
import { isDense } from './layer';
import { type Message, message } from './message';

/** A count of units, or the symbolic number of examples. */
export type Dimension = number | 'm';

/** What one layer makes of what it is given. */
export interface LayerShape {
  readonly layer: Layer;
  /** Its place in the order written, the input being 0. */
  readonly position: number;
  /** l of W[l]: only layers with parameters are numbered, from 1. */
  readonly index: number | null;
  /** Shape of what leaves, (n, m) or the image's sizes with m. */
  readonly output: readonly Dimension[];
  /** Values of one example that enter: n[l-1]. */
  readonly inputs: number;
  /** Values of one example that leave: n[l]. */
  readonly units: number;
  /** W[l] (n[l], n[l-1]). */
  readonly weight?: readonly [number, number];
  /** b[l] (n[l], 1). */
  readonly bias?: readonly [number, 1];
  readonly parameters: number;
}

export interface NetworkShapes {
  /** Up to the first layer whose shape cannot be told. */
  readonly layers: readonly LayerShape[];
  readonly parameters: number;
  /** Why the layer at `position` has no shape. */
  readonly problem?: { readonly position: number; readonly message: Message };
}

const product = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1);

/**
 * Shapes of every layer in turn: dense takes a column (n[l-1], m) and gives (n[l], m); flatten makes a column of an
 * image; dropout keeps what it is given. Stops at the first layer that cannot take its input.
 */
export function inferShapes(layers: readonly Layer[]): NetworkShapes {
  const shapes: LayerShape[] = [];
  let sizes: readonly number[] = [];
  let index = 0;
  let parameters = 0;
  for (const [position, layer] of layers.entries()) {
    if (isDense(layer) && sizes.length !== 1) {
      const problem = message('shape-mismatch', { name: layer.name, shape: `(${[...sizes, 'm'].join(', ')})` });
      return { layers: shapes, parameters, problem: { position, message: problem } };
    }
    const inputs = product(sizes);
    if (layer.kind === 'input') sizes = layer.sizes;
    else if (layer.kind === 'flatten') sizes = [inputs];
    else if (layer.kind === 'dense') sizes = [layer.units];
    const shape: LayerShape = {
      layer,
      position,
      index: isDense(layer) ? ++index : null,
      output: [...sizes, 'm'],
      inputs: layer.kind === 'input' ? product(sizes) : inputs,
      units: product(sizes),
      ...(isDense(layer) ? { weight: [layer.units, inputs] as const, bias: [layer.units, 1] as const } : {}),
      parameters: isDense(layer) ? layer.units * inputs + layer.units : 0,
    };
    parameters += shape.parameters;
    shapes.push(shape);
  }
  return { layers: shapes, parameters };
}
