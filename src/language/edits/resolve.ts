import type { Edit } from '../../model/edit';
import type { Analysis } from '../analyze';
import { setActivation } from './activation';
import { setBias } from './bias';
import { deleteLayer } from './delete';
import { drawWeights } from './draw-weights';
import { setInitializer } from './initializer';
import { insertLayer } from './insert';
import { setLearningRate } from './learning-rate';
import { moveLayer } from './move';
import { duplicateLayer, pasteLayers } from './paste';
import { setRate } from './rate';
import { renameLayer } from './rename';
import { type Resolution, refuse } from './resolution';
import { setSeed } from './seed';
import { setUnits } from './units';

/** Turns a gesture in the diagram into the smallest change of the text, or into the reason why it can't be done. */
export function resolveEdit(analysis: Analysis, edit: Edit): Resolution {
  if (isBroken(analysis)) return refuse('edit-broken');
  switch (edit.type) {
    case 'insert':
      return insertLayer(analysis, edit);
    case 'paste':
      return pasteLayers(analysis, edit);
    case 'duplicate':
      return duplicateLayer(analysis, edit);
    case 'delete':
      return deleteLayer(analysis, edit);
    case 'move':
      return moveLayer(analysis, edit);
    case 'rename':
      return renameLayer(analysis, edit);
    case 'units':
      return setUnits(analysis, edit);
    case 'activation':
      return setActivation(analysis, edit);
    case 'rate':
      return setRate(analysis, edit);
    case 'initializer':
      return setInitializer(analysis, edit);
    case 'bias':
      return setBias(analysis, edit);
    case 'seed':
      return setSeed(analysis, edit);
    case 'learning-rate':
      return setLearningRate(analysis, edit);
    case 'draw-weights':
      return drawWeights(analysis, edit);
  }
}

/** True if the text of the model can't be cut and joined safely: a quote or a brace may be missing there. */
function isBroken({ document, tree }: Analysis): boolean {
  const model = document.top('model')?.syntax;
  return tree.faults.some(({ range }) => model && model.start <= range.start && range.start <= model.end);
}
