import { givesProbabilities } from '../../model/activation';
import type { DenseLayer } from '../../model/layer';
import type { LayerNode } from '../build/layers';
import { type Check, problem } from '../diagnostics/check';
import { insertFix, replaceFix } from '../diagnostics/fixes';
import { outputOf } from '../diagnostics/output';
import type { Fix } from '../problem';
import { shortened } from '../shortened';

/** Cross-entropy needs probabilities: a sigmoid or a softmax at the output. */
export const lossOutput: Check = (subject) => {
  const loss = subject.document.top('train')?.child('loss');
  const output = outputOf(subject);
  if (!loss || !output || loss.text('name') !== 'cross-entropy') return [];
  const { layer, node } = output;
  if (givesProbabilities(layer.activation)) return [];
  const args = { name: shortened(layer.name), activation: layer.activation };
  const fix = probabilities(layer, node);
  return [problem('loss-output', loss.syntax, args, fix ? { fix } : {})];
};

function probabilities(layer: DenseLayer, node: LayerNode): Fix | undefined {
  const activation = layer.units === 1 ? 'sigmoid' : 'softmax';
  if (node.activation) return replaceFix(node.activation, activation);
  return node.units ? insertFix(node.units.end, activation, ` ${activation}`) : undefined;
}
