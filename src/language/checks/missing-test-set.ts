import { type Check, problem } from '../diagnostics/check';
import { isMisspelt } from '../diagnostics/misspelt';

/** A figure of the test set without a test set; reported once, at the first, since one test set is enough for all. */
export const missingTestSet: Check = ({ document }) => {
  const data = document.top('data');
  if (data?.child('test') || data?.child('holdout') || isMisspelt(document.nodes, 'data')) return [];
  if (data && (isMisspelt(data.children, 'test') || isMisspelt(data.children, 'holdout'))) return [];
  const expected = (document.top('expect')?.children ?? []).filter((node) => node.term && isOfTest(node.name));
  const stop = document.top('train')?.child('stop');
  const watch = stop?.text('watch');
  const watched = watch !== undefined && isOfTest(watch) ? stop?.literal('watch') : undefined;
  const found = [
    ...expected.map((node) => problem('missing-test-set', node.syntax, { name: node.name })),
    ...(watched ? [problem('missing-test-set', watched, { name: watch ?? '' })] : []),
  ];
  return found.sort((a, b) => a.range.start - b.range.start).slice(0, 1);
};

const isOfTest = (name: string): boolean => name.startsWith('test-');
