import type { SetRate } from '../../model/edit';
import { byKind, type LayerTable } from '../../model/layer';
import { canSet } from '../../model/layers/editable';
import type { Analysis } from '../analyze';
import { writeNumber } from '../print/value';
import { locate } from './locate';
import { type Resolution, refuse, replaceToken } from './resolution';

export function isRate(rate: number): boolean {
  return rate >= 0 && rate < 1;
}

/** Replaces a layer's rate. */
export function setRate(analysis: Analysis, edit: SetRate): Resolution {
  const target = locate(analysis, edit.layer);
  if ('refusal' in target) return target;
  const { layer, node } = target;
  const chosen = node.position;
  if (!canSet(layer.kind, 'rate') || !node.rate) return refuse('edit-rate-kind', { kind: layer.kind });
  if (!isRate(edit.rate)) return refuse('edit-rate-range');
  if (byKind(rateOf, layer) === edit.rate) return { edits: [], chosen };
  return { edits: replaceToken(analysis.text, node.rate, writeNumber(edit.rate)), chosen };
}

const rateOf: LayerTable<[], number | undefined> = {
  input: () => undefined,
  flatten: () => undefined,
  dense: () => undefined,
  dropout: ({ rate }) => rate,
};
