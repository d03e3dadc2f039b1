import { type Check, isComplete, problem } from '../diagnostics/check';
import { layerPlaces } from '../vocabulary/layer-place';

/** The last layer's activations are ŷ: not every kind may be the last. */
export const outputLayer: Check = (subject) => {
  const last = subject.layers.at(-1);
  const node = subject.layerNodes.at(-1);
  if (!isComplete(subject) || !last || !node || layerPlaces[last.kind].last) return [];
  return [problem('output-layer', node.range, { kind: last.kind })];
};
