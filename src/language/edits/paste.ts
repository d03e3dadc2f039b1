import type { DuplicateLayer, LayerPosition, PasteLayers } from '../../model/edit';
import { canSet } from '../../model/layers/editable';
import type { Analysis } from '../analyze';
import { layerText, readClip } from './clip';
import { insertion } from './insertion';
import { locate } from './locate';
import { takenNames } from './names';
import { type Resolution, refuse } from './resolution';

/** Inserts the layers of another text directly after a layer: their own bytes, with free names for taken ones. */
export function pasteLayers(analysis: Analysis, edit: PasteLayers): Resolution {
  return put(analysis, edit.after, edit.text);
}

/** Inserts a copy of a layer directly after it, with a free name. */
export function duplicateLayer(analysis: Analysis, edit: DuplicateLayer): Resolution {
  const written = copyLayer(analysis, edit.layer);
  return 'refusal' in written ? written : put(analysis, edit.layer, written.text);
}

/** A layer as the text writes it, with the comment in its line. */
export function copyLayer(
  analysis: Analysis,
  position: LayerPosition,
): { readonly text: string } | ReturnType<typeof refuse> {
  const target = locate(analysis, position);
  if ('refusal' in target) return target;
  if (!canSet(target.layer.kind, 'place')) return refuse('edit-copy-input');
  return { text: layerText(analysis, target.node.read.syntax) };
}

function put(analysis: Analysis, after: LayerPosition, text: string): Resolution {
  const target = locate(analysis, after);
  if ('refusal' in target) return target;
  const layers = readClip(text, takenNames(analysis));
  if (!layers) return refuse('edit-paste-text');
  const inserted = insertion(analysis.tree, target.block, target.node.read.syntax, layers);
  return { edits: [inserted], chosen: target.node.position + 1 };
}
