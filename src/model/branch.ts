import { type Message, message } from './message';
import { inferShapes, type LayerShape } from './shapes';
import type { Spec } from './spec';

/**
 * Why a run of `child` cannot go on from the weights of a run of `parent`: it has other layers with weights, or tensors of other
 * shapes. Undefined where it can. Names, activations and layers without weights may differ.
 */
export function branchRefusal(parent: Spec, child: Spec): Message | undefined {
  const [before, after] = [weighted(parent), weighted(child)];
  if (before.length !== after.length) {
    return message('branch-layers', { found: after.length, expected: before.length });
  }
  for (const [k, layer] of after.entries()) {
    const [found, expected] = [shapesOf(layer), shapesOf(before[k])];
    if (found !== expected) return message('branch-shapes', { name: layer.layer.name, found, expected });
  }
  return undefined;
}

/** The layers that have tensors. */
function weighted({ layers }: Spec): readonly LayerShape[] {
  return inferShapes(layers).layers.filter(({ index }) => index !== null);
}

/** The shapes of a layer's tensors, a vector as a column: `W (4, 2), b (4, 1)`. */
function shapesOf(layer: LayerShape | undefined): string {
  return (layer?.tensors ?? [])
    .map(({ symbol, shape }) => `${symbol} (${(shape.length === 1 ? [...shape, 1] : shape).join(', ')})`)
    .join(', ');
}
