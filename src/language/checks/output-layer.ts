import { isDense } from '../../model/layer';
import { type Check, isComplete, problem } from '../diagnostics/check';

/** The last layer is dense: its activations are ŷ. */
export const outputLayer: Check = (subject) => {
  const last = subject.layers.at(-1);
  const node = subject.layerNodes.at(-1);
  if (!isComplete(subject) || !last || !node || isDense(last)) return [];
  return [problem('output-layer', node.range, { kind: last.kind })];
};
