import { isConstant } from '../../numerics/constant';
import type { StudiedColumn } from './column-study';
import { ofColumns } from './columns-together';
import { type Finding, finding } from './finding';
import { backgroundsOf } from './sparse-columns';
import type { Lint } from './study';

/** A feature with one value in all rows, but for rounding. */
export const constantColumn: Lint = (study) => {
  const same = study.features.filter(({ summary }) => {
    if (summary.m - summary.missing < 2) return false;
    // Whether a text is there or missing may tell something.
    return summary.kind === 'category' ? summary.distinct === 1 && summary.missing === 0 : isConstant(summary);
  });
  if (same.length === 0) return [];
  const backgrounds = backgroundsOf(study.features);
  const constant = same.filter(({ summary }) => summary.kind === 'category' || !backgrounds.has(summary.least));
  return ofColumns(study, constant, told, { sentence: 'constant-column-several' });
};

function told({ column, summary }: StudiedColumn): Finding {
  const present = summary.m - summary.missing;
  if (summary.kind === 'category') {
    return finding('constant-column', 'hint', { value: summary.top[0]?.text ?? '', present }, { column });
  }
  const { least, largest } = summary;
  const sentence = least === largest ? 'constant-column' : 'constant-column-rounding';
  return finding('constant-column', 'hint', { value: least, largest, present }, { sentence, column });
}
