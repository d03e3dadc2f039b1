import type { SetUnits } from '../../model/edit';
import { byKind, type LayerTable } from '../../model/layer';
import { canSet } from '../../model/layers/editable';
import type { Analysis } from '../analyze';
import { writeNumber } from '../print/value';
import { mostUnits } from '../vocabulary/model';
import { locate } from './locate';
import { type Resolution, refuse, replaceToken } from './resolution';

export function isUnits(units: number): boolean {
  return Number.isInteger(units) && units >= 1 && units <= mostUnits;
}

/** Replaces a layer's units, or the only size of an input. */
export function setUnits(analysis: Analysis, edit: SetUnits): Resolution {
  const target = locate(analysis, edit.layer);
  if ('refusal' in target) return target;
  const { layer, node } = target;
  const chosen = node.position;
  if (!canSet(layer.kind, 'units')) return refuse('edit-units-kind', { kind: layer.kind });
  if (!node.units) return refuse('edit-units-image');
  if (!isUnits(edit.units)) return refuse('edit-units-range');
  if (byKind(unitsOf, layer) === edit.units) return { edits: [], chosen };
  return { edits: replaceToken(analysis.text, node.units, writeNumber(edit.units)), chosen };
}

/** The units that the layer's own token gives. */
const unitsOf: LayerTable<[], number | undefined> = {
  input: ({ sizes }) => sizes[0],
  flatten: () => undefined,
  dense: ({ units }) => units,
  dropout: () => undefined,
};
