import { isDistribution } from '../../model/activation';
import { type Check, problem } from '../diagnostics/check';
import { replaceFix } from '../diagnostics/fixes';
import { knownData, outputOf } from '../diagnostics/output';
import { shortened } from '../shortened';

/** A distribution has one unit for each class. */
export const classCount: Check = (subject) => {
  const output = outputOf(subject);
  const data = knownData(subject);
  if (!output?.node.units || !data || !isDistribution(output.activation)) return [];
  const { name, units, node } = output;
  const args = { name: shortened(name), units, kind: data.kind };
  if (data.classes === undefined) {
    return [problem('class-count', node.activation ?? node.range, args, { sentence: 'class-count-regression' })];
  }
  if (units === data.classes) return [];
  const fix = replaceFix(output.node.units, String(data.classes));
  return [problem('class-count', output.node.units, { ...args, classes: data.classes }, { fix })];
};
