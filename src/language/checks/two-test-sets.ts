import { type Check, problem } from './check';

/** A test set of its own and one taken out of the training data: only one can be the test set. */
export const twoTestSets: Check = ({ document }) => {
  const data = document.top('data');
  const test = data?.child('test');
  const holdout = data?.child('holdout');
  if (!test || !holdout) return [];
  const later = test.syntax.start > holdout.syntax.start ? test : holdout;
  return [problem('two-test-sets', later.syntax, {})];
};
