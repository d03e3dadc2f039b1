import { missingSet } from '../diagnostics/missing-set';

/** A figure of the test set without a test set. */
export const missingTestSet = missingSet('missing-test-set', 'test', ['test', 'holdout']);
