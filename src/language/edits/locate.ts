import type { LayerReference } from '../../model/edit';
import type { Layer } from '../../model/layer';
import { type Message, message } from '../../model/message';
import type { Analysis } from '../analyze';
import type { LayerNode } from '../build/layers';
import { shortened } from '../shortened';

/** A layer and where it stands. */
export interface Located {
  readonly layer: Layer;
  readonly node: LayerNode;
}

/**
 * The layer an edit means in the text as it stands now: the one at its position if it still has that name, else the
 * only one of that name.
 */
export function locate(analysis: Analysis, reference: LayerReference): Located | undefined {
  const { layers, layerNodes } = analysis;
  const inPlace = layers[reference.position]?.name === reference.name;
  const found = layers.flatMap((layer, position) => (layer.name === reference.name ? [position] : []));
  const position = inPlace ? reference.position : found.length === 1 ? found[0] : undefined;
  const layer = position === undefined ? undefined : layers[position];
  const node = position === undefined ? undefined : layerNodes[position];
  return layer && node ? { layer, node } : undefined;
}

export function stale(reference: LayerReference): { readonly refusal: Message } {
  return { refusal: message('edit-stale', { name: shortened(reference.name) }) };
}
