import { isConstant } from '../../numerics/constant';
import { finding } from './finding';
import { isOneOfAKind } from './sparse-columns';
import type { Lint } from './study';

/** A feature with one value in all rows, but for rounding. */
export const constantColumn: Lint = ({ features }) =>
  features.flatMap((studied) => {
    const { column, summary } = studied;
    const present = summary.m - summary.missing;
    if (present < 2) return [];
    if (summary.kind === 'category') {
      // Whether a text is there or missing may tell something.
      if (summary.distinct !== 1 || summary.missing > 0) return [];
      return [finding('constant-column', 'hint', { value: summary.top[0]?.text ?? '', present }, { column })];
    }
    if (!isConstant(summary) || isOneOfAKind(summary.least, features)) return [];
    const { least, largest } = summary;
    const sentence = least === largest ? 'constant-column' : 'constant-column-rounding';
    return [finding('constant-column', 'hint', { value: least, largest, present }, { sentence, column })];
  });
