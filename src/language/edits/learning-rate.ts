import type { SetLearningRate } from '../../model/edit';
import type { Analysis } from '../analyze';
import { locate } from './locate';
import { type Resolution, refuse } from './resolution';
import { setProperty } from './set-property';

/** Sets α of the optimiser. */
export function setLearningRate(analysis: Analysis, { layer, lr }: SetLearningRate): Resolution {
  const target = locate(analysis, layer);
  if ('refusal' in target) return target;
  const optimizer = analysis.document.top('train')?.child('optimizer');
  if (!optimizer) return refuse('edit-no-optimizer');
  return { edits: [setProperty(optimizer, 'lr', lr)], chosen: target.node.position };
}
