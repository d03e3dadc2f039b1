import type { DeleteLayer } from '../../model/edit';
import { canSet } from '../../model/layers/editable';
import type { Analysis } from '../analyze';
import { locate } from './locate';
import { removal } from './removal';
import { type Resolution, refuse } from './resolution';

/** Removes a layer and the comment in its line; other comments stay. */
export function deleteLayer(analysis: Analysis, edit: DeleteLayer): Resolution {
  const target = locate(analysis, edit.layer);
  if ('refusal' in target) return target;
  const { layer, node } = target;
  if (!canSet(layer.kind, 'place')) return refuse('edit-delete-input');
  const ranges = removal(analysis.tree, node.read.syntax, 'remove');
  return { edits: ranges.map((range) => ({ range, text: '' })), chosen: node.position - 1 };
}
