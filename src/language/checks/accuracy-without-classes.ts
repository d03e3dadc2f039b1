import { type Check, problem } from '../diagnostics/check';
import { knownData } from '../diagnostics/output';

/** Accuracy exists only for classes. */
export const accuracyWithoutClasses: Check = (subject) => {
  const data = knownData(subject);
  if (!data || data.classes !== undefined) return [];
  const expected = (subject.document.top('expect')?.children ?? []).filter((node) => isAccuracy(node.name));
  const stop = subject.document.top('train')?.child('stop');
  const watch = stop?.text('watch');
  const watched = watch !== undefined && isAccuracy(watch) ? stop?.literal('watch') : undefined;
  const args = { kind: data.kind };
  return [
    ...expected.map((node) => problem('accuracy-without-classes', node.syntax, { ...args, name: node.name })),
    ...(watched ? [problem('accuracy-without-classes', watched, { ...args, name: watch ?? '' })] : []),
  ];
};

const isAccuracy = (name: string): boolean => name.endsWith('-accuracy');
