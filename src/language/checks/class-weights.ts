import { type Check, problem } from '../diagnostics/check';
import { removeFix } from '../diagnostics/fixes';
import { knownData, outputOf } from '../diagnostics/output';
import { shortened } from '../shortened';

/** Weights are for classes: `balanced`, or one number for each, not all 0. Checked without reading data. */
export const classWeights: Check = (subject) => {
  const node = subject.document.top('train')?.child('class-weights');
  const values = node?.arguments.map((reading) => node.fitting(reading)) ?? [];
  if (!node || values.length === 0 || values.includes(undefined) || node.unknownProperties.length > 0) return [];
  const { syntax } = node;
  const data = knownData(subject);
  if (data && data.classes === undefined) {
    const details = { sentence: 'class-weights-numbers', fix: removeFix(subject.text, syntax) };
    return [problem('class-weights', syntax, { kind: data.kind }, details)];
  }
  if (values.includes('balanced')) return values.length === 1 ? [] : [problem('class-weights', syntax, {})];
  const output = outputOf(subject);
  // An output layer that does not fit the data is told by itself. One unit distinguishes two classes.
  const classes = data?.classes ?? (output && Math.max(2, output.units));
  if (classes !== undefined && values.length !== classes) {
    const args = { weights: values.length, classes, name: data?.kind ?? shortened(output?.name ?? '') };
    return [problem('class-weights', syntax, args, { sentence: 'class-weights-count' })];
  }
  const isNothing = values.every((value) => value === 0);
  return isNothing ? [problem('class-weights', syntax, {}, { sentence: 'class-weights-zero' })] : [];
};
