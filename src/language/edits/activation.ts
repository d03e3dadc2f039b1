import type { SetActivation } from '../../model/edit';
import { canSet } from '../../model/layers/editable';
import { withRule } from '../../model/layers/table';
import type { Analysis } from '../analyze';
import { locate } from './locate';
import { insertAt, type Resolution, refuse, replaceToken } from './resolution';

/** Replaces a layer's activation, or adds one after its units. */
export function setActivation(analysis: Analysis, edit: SetActivation): Resolution {
  const target = locate(analysis, edit.layer);
  if ('refusal' in target) return target;
  const { layer, node } = target;
  const chosen = node.position;
  if (!canSet(layer.kind, 'activation') || !node.units) return refuse('edit-activation-kind', { kind: layer.kind });
  const current = withRule(layer, (rule, own) => rule.activation(own));
  if (current?.name === edit.activation) return { edits: [], chosen };
  if (node.activation) return { edits: replaceToken(analysis.text, node.activation, edit.activation), chosen };
  return { edits: [insertAt(node.units.end, ` ${edit.activation}`)], chosen };
}
