import type { InsertLayer } from '../../model/edit';
import { defaultInitializer } from '../../model/initializer';
import type { InsertedKind, Layer } from '../../model/layer';
import { denseDefaults, newDense } from '../../model/layers/dense';
import { newDropout } from '../../model/layers/dropout';
import { canSet } from '../../model/layers/editable';
import type { Message } from '../../model/message';
import type { Analysis } from '../analyze';
import { layerLine } from '../print/layers';
import { insertion } from './insertion';
import { locate } from './locate';
import { freeName, nameRefusal, takenNames } from './names';
import { isRate } from './rate';
import { type Resolution, refuse } from './resolution';
import { isUnits } from './units';

/** Inserts a new layer directly after another one, with the model's defaults for what the edit leaves out. */
export function insertLayer(analysis: Analysis, edit: InsertLayer): Resolution {
  const after = locate(analysis, edit.after);
  if ('refusal' in after) return after;
  const taken = takenNames(analysis);
  const named = edit.name !== undefined && canSet(edit.kind, 'name');
  const refusal = named ? nameRefusal(edit.name, taken) : undefined;
  if (refusal) return { refusal };
  const made = makers[edit.kind](edit, taken);
  if ('refusal' in made) return made;
  const written = [layerLine(made, edit.name !== undefined)];
  const inserted = insertion(analysis.tree, after.block, after.node.read.syntax, { lines: written, nodes: written });
  return { edits: [inserted], chosen: after.node.position + 1 };
}

type Maker = (edit: InsertLayer, taken: ReadonlySet<string>) => Layer | { readonly refusal: Message };

/** The new layer of each kind. */
const makers: { readonly [K in InsertedKind]: Maker } = {
  flatten: () => ({ kind: 'flatten', name: 'flatten' }),
  dense: ({ name, units = newDense.units, activation = newDense.activation }, taken) => {
    if (!isUnits(units)) return refuse('edit-units-range');
    const init = defaultInitializer(activation);
    return { ...denseDefaults, kind: 'dense', name: name ?? freeName('hidden', taken), units, activation, init };
  },
  dropout: ({ name, rate = newDropout.rate }) =>
    isRate(rate) ? { kind: 'dropout', name: name ?? 'dropout', rate } : refuse('edit-rate-range'),
};
