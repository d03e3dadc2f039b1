import type { DrawWeights } from '../../model/edit';
import type { Analysis } from '../analyze';
import { locate } from './locate';
import { removal } from './removal';
import type { Resolution } from './resolution';

/** Removes the file of weights from the model. */
export function drawWeights(analysis: Analysis, { layer }: DrawWeights): Resolution {
  const target = locate(analysis, layer);
  if ('refusal' in target) return target;
  const weights = analysis.document.top('model')?.child('weights')?.syntax;
  const ranges = weights ? removal(analysis.tree, weights, 'keep') : [];
  return { edits: ranges.map((range) => ({ range, text: '' })), chosen: target.node.position };
}
