import { finding } from './finding';
import type { Lint } from './study';

/** The test file has the bytes of the training file, and of several arrays in it the same. */
export const testFileIsTrainingFile: Lint = ({ view }) =>
  view.isTestTrainingFile ? [finding('test-file-is-training-file', 'warning', { rows: view.table.m })] : [];
