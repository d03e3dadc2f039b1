import type { InsertLayer } from '../../model/edit';
import { newDense } from '../../model/layers/dense';
import { newDropout } from '../../model/layers/dropout';
import type { Analysis } from '../analyze';
import { writeNumber, writeText } from '../print/value';
import { insertion } from './insertion';
import { locate, stale } from './locate';
import { freeName, nameRefusal, takenNames } from './names';
import { isRate } from './rate';
import { type Resolution, refuse } from './resolution';
import { isUnits } from './units';

export function insertLayer(analysis: Analysis, edit: InsertLayer): Resolution {
  const after = locate(analysis, edit.after);
  const model = analysis.document.top('model');
  if (!after || !model) return stale(edit.after);
  const taken = takenNames(analysis);
  const refusal = edit.name === undefined || edit.kind === 'flatten' ? undefined : nameRefusal(edit.name, taken);
  if (refusal) return { refusal };
  if (edit.kind === 'dense' && !isUnits(edit.units ?? newDense.units)) return refuse('edit-units-range');
  if (edit.kind === 'dropout' && !isRate(edit.rate ?? newDropout.rate)) return refuse('edit-rate-range');
  const { tree } = analysis;
  return { edits: [insertion(tree, model.syntax, after.node.read.syntax, write(edit, freeName(taken)))] };
}

function write(edit: InsertLayer, madeUp: string): string {
  switch (edit.kind) {
    case 'flatten':
      return 'flatten';
    case 'dense': {
      const units = writeNumber(edit.units ?? newDense.units);
      return `dense ${writeText(edit.name ?? madeUp)} ${units} ${edit.activation ?? newDense.activation}`;
    }
    case 'dropout': {
      const name = edit.name === undefined ? '' : ` ${writeText(edit.name)}`;
      return `dropout${name} rate=${writeNumber(edit.rate ?? newDropout.rate)}`;
    }
  }
}
