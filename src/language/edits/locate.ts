import type { LayerPosition } from '../../model/edit';
import type { Layer } from '../../model/layer';
import { type Message, message } from '../../model/message';
import type { Analysis } from '../analyze';
import type { LayerNode } from '../build/layers';
import { LineMap } from '../lines';
import { shortened } from '../shortened';
import type { SyntaxNode } from '../syntax/tree';

/** A layer and its node in the text. */
export interface Located {
  readonly layer: Layer;
  readonly node: LayerNode;
  /** The `model` node that contains it. */
  readonly block: SyntaxNode;
}

/** The layer at a position of this text, or why an edit can't use it: it does not exist, or can't be read. */
export function locate(analysis: Analysis, position: LayerPosition): Located | { readonly refusal: Message } {
  const { layers, layerNodes, text } = analysis;
  const block = analysis.document.top('model')?.syntax;
  const node = layerNodes[position];
  const layer = layers[position];
  if (!node || !block) return { refusal: message('edit-no-layer', { position }) };
  if (layer) return { layer, node, block };
  const unread = layerNodes[layers.length] ?? node;
  const line = new LineMap(text).position(unread.range.start).line + 1;
  return { refusal: message('edit-unreadable', { name: shortened(unread.read.name), line }) };
}
