import { exclusive } from '../diagnostics/exclusive';

/** A test set of its own and one taken out of the training data: only one can be the test set. */
export const twoTestSets = exclusive('two-test-sets', 'test', 'holdout');
