import type { DeleteLayer } from '../../model/edit';
import type { Analysis } from '../analyze';
import { locate, stale } from './locate';
import { removal } from './removal';
import { type Resolution, refuse } from './resolution';

/** Removes a layer and the comment in its line; other comments stay. */
export function deleteLayer(analysis: Analysis, edit: DeleteLayer): Resolution {
  const target = locate(analysis, edit.layer);
  if (!target) return stale(edit.layer);
  if (target.layer.kind === 'input') return refuse('edit-delete-input');
  const ranges = removal(analysis.tree, target.node.read.syntax, 'remove');
  return { edits: ranges.map((range) => ({ range, text: '' })) };
}
