import { isDistribution } from '../../model/activation';
import { lossFacts } from '../../model/loss';
import { type Check, problem } from '../diagnostics/check';
import { removeFix } from '../diagnostics/fixes';
import { knownData, outputOf } from '../diagnostics/output';

/** Only numbers whose distance the loss measures are scaled, not classes or probabilities. */
export const scaleTarget: Check = (subject) => {
  const { document, draft, text } = subject;
  const node = document.top('data')?.child('scale-target');
  if (!node) return [];
  const data = knownData(subject);
  const output = outputOf(subject);
  const { loss } = draft.train;
  const endsInNumbers = !output || (lossFacts(loss).targets === 'numbers' && !isDistribution(output.activation));
  // A network that does not fit known numbers is told by itself.
  const isOfNumbers = data ? data.classes === undefined : endsInNumbers;
  if (isOfNumbers) return [];
  return [problem('scale-target', node.syntax, {}, { fix: removeFix(text, node.syntax) })];
};
