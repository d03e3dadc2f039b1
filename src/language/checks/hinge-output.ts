import { lossFacts, lossNames } from '../../model/loss';
import { type Check, problem } from '../diagnostics/check';
import { knownData, outputOf } from '../diagnostics/output';
import { shortened } from '../shortened';

/** The hinge loss is defined for one linear unit whose sign is the class. */
export const hingeOutput: Check = (subject) => {
  const loss = subject.document.top('train')?.child('loss');
  const output = outputOf(subject);
  const lossName = loss?.choice('name', lossNames);
  if (!loss || !output || !lossName || lossFacts(lossName).targets !== 'signs') return [];
  const { name, units, activation } = output;
  if (!lossFacts(lossName).fits(activation, units)) {
    const args = { name: shortened(name), units, activation };
    return [problem('hinge-output', loss.syntax, args)];
  }
  const data = knownData(subject);
  if (!data || data.classes === 2) return [];
  const details = { sentence: 'hinge-classes' };
  return [problem('hinge-output', loss.syntax, { kind: data.kind }, details)];
};
