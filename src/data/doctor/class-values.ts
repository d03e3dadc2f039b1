import { log } from '../../numerics/log';
import { logFactorial } from './log-factorial';
import type { CategoryColumn, ColumnView } from './view';

/** Texts of a feature that decides may be this many at most. */
const mostTexts = 200;

/** Numbers a class of a feature that decides: of more, classes are ranges, and may are apart by nature. */
const mostNumbersPerClass = 2;

/** Rows a value, on average, from which on equal classes in each are no accident. */
const fewestRowsPerValue = 4;

/** Chance of as clear a table without a relation, below which the feature decides. */
const mostChance = 2e-3;

/** Whether each value of a feature occurs with one class only, in all rows, and that is no accident. */
export function decidesByValue(feature: ColumnView, target: CategoryColumn, features: number): boolean {
  const { codes, texts } = target;
  const seen = new Map<number, number>();
  let present = 0;
  const mostValues = feature.kind === 'number' ? mostNumbersPerClass * texts.length : mostTexts;
  for (const [row, code] of codes.entries()) {
    const value = feature.kind === 'number' ? (feature.values[row] ?? Number.NaN) : (feature.codes[row] ?? -1);
    if (code < 0) continue;
    // A missing cell is a value too: it may decide.
    const known = seen.get(value);
    if (known === undefined) {
      if (seen.size === mostValues) return false;
      seen.set(value, code);
    } else if (known !== code) return false;
    present++;
  }
  if (present < fewestRowsPerValue * seen.size) return false;
  const counts = new Float64Array(texts.length);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  const classes = counts.filter((count) => count > 0).length;
  if (classes < 2) return false;
  // Of the m!/Πm_c! ways to deal the classes to the rows, at most these fit the values.
  const fitting = seen.size === classes ? logFactorial(classes) : seen.size * log(classes);
  const ways = logFactorial(present) - counts.reduce((sum, count) => sum + logFactorial(count), 0);
  return fitting - ways + log(features) <= log(mostChance);
}
