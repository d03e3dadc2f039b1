import { lossFacts, lossNames } from '../../model/loss';
import { type Check, problem } from '../diagnostics/check';
import { insertFix, replaceFix } from '../diagnostics/fixes';
import { type OutputLayer, outputOf } from '../diagnostics/output';
import type { Fix } from '../problem';
import { shortened } from '../shortened';

/** Cross-entropy needs probabilities: a sigmoid or a softmax at the output. */
export const lossOutput: Check = (subject) => {
  const loss = subject.document.top('train')?.child('loss');
  const output = outputOf(subject);
  const lossName = loss?.choice('name', lossNames);
  if (!loss || !output || !lossName || lossFacts(lossName).targets !== 'probabilities') return [];
  const { name, units, activation } = output;
  if (lossFacts(lossName).fits(activation, units)) return [];
  const args = { name: shortened(name), activation };
  const fix = probabilities(output);
  return [problem('loss-output', loss.syntax, args, fix ? { fix } : {})];
};

function probabilities({ units, node }: OutputLayer): Fix | undefined {
  const activation = units === 1 ? 'sigmoid' : 'softmax';
  if (node.activation) return replaceFix(node.activation, activation);
  return node.units ? insertFix(node.units.end, activation, ` ${activation}`) : undefined;
}
