import { isLayerKind } from '../../model/layers/table';
import type { LayerNode } from '../build/layers';
import { type Check, problem } from '../diagnostics/check';
import { layerPlaces } from '../vocabulary/layer-place';

/** The model starts with its input, and has one only. */
export const inputFirst: Check = ({ document, layerNodes }) => {
  const model = document.top('model');
  if (!model?.hasBlock) return [];
  const first = layerNodes[0];
  if (!first) return [problem('input-first', model.syntax.name, {}, { sentence: 'input-missing' })];
  const missing = !first.read.term || isInput(first) ? [] : [problem('input-first', first.kind, {})];
  const later = layerNodes.slice(1).filter(isInput);
  const misplaced = missing.length > 0 ? later.slice(1) : later;
  return [
    ...missing,
    ...misplaced.map((node) => problem('input-first', node.kind, {}, { sentence: 'input-repeated' })),
  ];
};

function isInput({ read }: LayerNode): boolean {
  const kind = read.term?.name;
  return kind !== undefined && isLayerKind(kind) && layerPlaces[kind].first;
}
