import type { SetUnits } from '../../model/edit';
import type { Analysis } from '../analyze';
import { writeNumber } from '../print/value';
import { mostUnits } from '../vocabulary/model';
import { locate, stale } from './locate';
import { type Resolution, refuse, replaceToken } from './resolution';

export function isUnits(units: number): boolean {
  return Number.isInteger(units) && units >= 1 && units <= mostUnits;
}

/** Replaces the units of a dense layer, or the only size of an input. */
export function setUnits(analysis: Analysis, edit: SetUnits): Resolution {
  const target = locate(analysis, edit.layer);
  if (!target) return stale(edit.layer);
  const { layer, node } = target;
  if (layer.kind !== 'dense' && layer.kind !== 'input') return refuse('edit-units-kind', { kind: layer.kind });
  if (!node.units) return refuse('edit-units-image');
  if (!isUnits(edit.units)) return refuse('edit-units-range');
  const current = layer.kind === 'dense' ? layer.units : layer.sizes[0];
  if (current === edit.units) return { edits: [] };
  return replaceToken(analysis.text, node.units, writeNumber(edit.units));
}
