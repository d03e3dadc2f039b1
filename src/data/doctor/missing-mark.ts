import { numberFacts } from '../statistics/number-summary';
import { isNumbers, type StudiedNumbers } from './column-study';
import { finding, rounded } from './finding';
import { withoutMarks } from './missing-marks';
import { rowsWhere } from './rows-where';
import type { Lint } from './study';

/** Numbers that seem to mean that a cell is missing, with what they do to the column's mean and deviation. */
export const missingMark: Lint = ({ view, features, targets }) =>
  [...features, ...targets].filter(isNumbers).flatMap(({ column, summary, marks }: StudiedNumbers) => {
    if (marks.length === 0) return [];
    const rest = numberFacts(withoutMarks(column.values, marks));
    return marks.map(({ value, least, largest }) => {
      const rows = rowsWhere(view.table, 'training', (row) => column.values[row] === value);
      const facts = {
        value,
        least: rounded(least),
        largest: rounded(largest),
        mean: rounded(summary.mean),
        deviation: rounded(summary.deviation),
        meanWithout: rounded(rest.mean),
        deviationWithout: rounded(rest.deviation),
      };
      return finding('missing-mark', 'warning', facts, { column, rows });
    });
  });
