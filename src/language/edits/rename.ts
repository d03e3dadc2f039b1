import type { RenameLayer } from '../../model/edit';
import type { Analysis } from '../analyze';
import { writeText } from '../print/value';
import { locate, stale } from './locate';
import { nameRefusal, takenNames } from './names';
import { insertAt, type Resolution, refuse, replaceToken } from './resolution';

/** Replaces a layer's name, in quotes only where it needs them; gives one to a layer that went by its kind. */
export function renameLayer(analysis: Analysis, edit: RenameLayer): Resolution {
  const target = locate(analysis, edit.layer);
  if (!target) return stale(edit.layer);
  const { layer, node } = target;
  if (layer.kind === 'input' || layer.kind === 'flatten') return refuse('edit-rename-kind', { kind: layer.kind });
  if (node.named && layer.name === edit.name) return { edits: [] };
  const refusal = nameRefusal(edit.name, takenNames(analysis, node.position));
  if (refusal) return { refusal };
  const written = writeText(edit.name);
  if (node.name) return replaceToken(analysis.text, node.name, written);
  return { edits: [insertAt(node.kind.end, ` ${written}`)] };
}
