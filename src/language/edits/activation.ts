import type { SetActivation } from '../../model/edit';
import type { Analysis } from '../analyze';
import { locate, stale } from './locate';
import { insertAt, type Resolution, refuse, replaceToken } from './resolution';

/** Replaces a dense layer's activation, or adds one after its units. */
export function setActivation(analysis: Analysis, edit: SetActivation): Resolution {
  const target = locate(analysis, edit.layer);
  if (!target) return stale(edit.layer);
  const { layer, node } = target;
  if (layer.kind !== 'dense' || !node.units) return refuse('edit-activation-kind', { kind: layer.kind });
  if (layer.activation === edit.activation) return { edits: [] };
  if (node.activation) return replaceToken(analysis.text, node.activation, edit.activation);
  return { edits: [insertAt(node.units.end, ` ${edit.activation}`)] };
}
