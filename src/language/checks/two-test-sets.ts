import { exclusive } from '../diagnostics/exclusive';

/** A separate test set and one held out of the training data: only one can be the test set. */
export const twoTestSets = exclusive('two-test-sets', 'test', 'holdout');
