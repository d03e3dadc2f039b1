import type { SetRate } from '../../model/edit';
import type { Analysis } from '../analyze';
import { writeNumber } from '../print/value';
import { locate, stale } from './locate';
import { type Resolution, refuse, replaceToken } from './resolution';

export function isRate(rate: number): boolean {
  return rate >= 0 && rate < 1;
}

/** Replaces a dropout's rate. */
export function setRate(analysis: Analysis, edit: SetRate): Resolution {
  const target = locate(analysis, edit.layer);
  if (!target) return stale(edit.layer);
  const { layer, node } = target;
  if (layer.kind !== 'dropout' || !node.rate) return refuse('edit-rate-kind', { kind: layer.kind });
  if (!isRate(edit.rate)) return refuse('edit-rate-range');
  if (layer.rate === edit.rate) return { edits: [] };
  return replaceToken(analysis.text, node.rate, writeNumber(edit.rate));
}
