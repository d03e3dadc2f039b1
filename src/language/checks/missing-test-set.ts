import { type Check, problem } from '../diagnostics/check';

/** A figure of the test set where there is none. */
export const missingTestSet: Check = ({ document }) => {
  const data = document.top('data');
  if (data?.child('test') || data?.child('holdout')) return [];
  const expected = (document.top('expect')?.children ?? []).filter((node) => node.term && isOfTest(node.name));
  const stop = document.top('train')?.child('stop');
  const watch = stop?.text('watch');
  const watched = watch !== undefined && isOfTest(watch) ? stop?.literal('watch') : undefined;
  return [
    ...expected.map((node) => problem('missing-test-set', node.syntax, { name: node.name })),
    ...(watched ? [problem('missing-test-set', watched, { name: watch ?? '' })] : []),
  ];
};

const isOfTest = (name: string): boolean => name.startsWith('test-');
