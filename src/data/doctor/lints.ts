import { conflictingTargets } from './conflicting-targets';
import { constantColumn } from './constant-column';
import { decidingFeature } from './deciding-feature';
import { duplicateRows } from './duplicate-rows';
import { identifierColumn } from './identifier-column';
import { majorityClass } from './majority-class';
import { missingMark } from './missing-mark';
import { nearConstantColumn } from './near-constant-column';
import { outlierRows } from './outlier-rows';
import { rareClass } from './rare-class';
import { rowNumberColumn } from './row-number-column';
import { similarNames } from './similar-names';
import type { Lint } from './study';
import { testFileIsTrainingFile } from './test-file-is-training-file';
import { testRowsInTraining } from './test-rows-in-training';
import { unscaledColumns } from './unscaled-columns';

/** Every lint on data by its code, in the order in which findings are listed. */
export const dataLints = {
  'test-file-is-training-file': testFileIsTrainingFile,
  'test-rows-in-training': testRowsInTraining,
  'deciding-feature': decidingFeature,
  'row-number-column': rowNumberColumn,
  'identifier-column': identifierColumn,
  'missing-mark': missingMark,
  'similar-names': similarNames,
  'conflicting-targets': conflictingTargets,
  'majority-class': majorityClass,
  'rare-class': rareClass,
  'unscaled-columns': unscaledColumns,
  'duplicate-rows': duplicateRows,
  'outlier-rows': outlierRows,
  'near-constant-column': nearConstantColumn,
  'constant-column': constantColumn,
} as const satisfies Record<string, Lint>;

export type DataLintCode = keyof typeof dataLints;
