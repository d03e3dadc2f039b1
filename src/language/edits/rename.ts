import type { RenameLayer } from '../../model/edit';
import { canSet } from '../../model/layers/editable';
import type { Analysis } from '../analyze';
import { writeText } from '../print/value';
import { locate } from './locate';
import { nameRefusal, takenNames } from './names';
import { insertAt, type Resolution, refuse, replaceToken } from './resolution';

/** Replaces a layer's name, in quotes only where it needs them; gives one to a layer that was named by its kind. */
export function renameLayer(analysis: Analysis, edit: RenameLayer): Resolution {
  const target = locate(analysis, edit.layer);
  if ('refusal' in target) return target;
  const { layer, node } = target;
  const chosen = node.position;
  if (!canSet(layer.kind, 'name')) return refuse('edit-rename-kind', { kind: layer.kind });
  if (node.named && layer.name === edit.name) return { edits: [], chosen };
  const refusal = nameRefusal(edit.name, takenNames(analysis, node.position));
  if (refusal) return { refusal };
  const written = writeText(edit.name);
  if (node.name) return { edits: replaceToken(analysis.text, node.name, written), chosen };
  return { edits: [insertAt(node.kind.end, ` ${written}`)], chosen };
}
