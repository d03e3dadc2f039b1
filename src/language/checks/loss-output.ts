import { givesProbabilities } from '../../model/activation';
import { type Check, problem } from '../diagnostics/check';
import { insertFix, replaceFix } from '../diagnostics/fixes';
import { type OutputLayer, outputOf } from '../diagnostics/output';
import type { Fix } from '../problem';
import { shortened } from '../shortened';

/** Cross-entropy needs probabilities: a sigmoid or a softmax at the output. */
export const lossOutput: Check = (subject) => {
  const loss = subject.document.top('train')?.child('loss');
  const output = outputOf(subject);
  if (!loss || !output || loss.text('name') !== 'cross-entropy') return [];
  const { name, activation } = output;
  if (givesProbabilities(activation)) return [];
  const args = { name: shortened(name), activation };
  const fix = probabilities(output);
  return [problem('loss-output', loss.syntax, args, fix ? { fix } : {})];
};

function probabilities({ units, node }: OutputLayer): Fix | undefined {
  const activation = units === 1 ? 'sigmoid' : 'softmax';
  if (node.activation) return replaceFix(node.activation, activation);
  return node.units ? insertFix(node.units.end, activation, ` ${activation}`) : undefined;
}
