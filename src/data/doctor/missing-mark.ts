import { countNumbers } from '../statistics/number-summary';
import { isNumbers, type StudiedNumbers } from './column-study';
import { ofColumns } from './columns-together';
import { type Finding, finding, rounded } from './finding';
import { type MissingMark, withoutMarks } from './missing-marks';
import { rowsWhere } from './rows-where';
import type { Lint } from './study';
import type { TableView } from './view';

/** Numbers that seem to mean that a cell is missing, with what they do to the column's mean and deviation. */
export const missingMark: Lint = (study) => {
  const { view, features, targets } = study;
  const marked = [...features, ...targets]
    .filter(isNumbers)
    .flatMap((studied) => studied.marks.map((mark) => ({ ...studied, mark })));
  const byValue = new Map<number, typeof marked>();
  for (const each of marked) {
    const alike = byValue.get(each.mark.value);
    if (alike) alike.push(each);
    else byValue.set(each.mark.value, [each]);
  }
  const tell = (each: Marked): Finding => told(each, view.table);
  return [...byValue.values()].flatMap((alike) => ofColumns(study, alike, tell, { sentence: 'missing-mark-several' }));
};

type Marked = StudiedNumbers & { readonly mark: MissingMark };

function told({ column, summary, marks, mark: { value, least, largest } }: Marked, table: TableView): Finding {
  const rest = countNumbers(withoutMarks(column.values, marks));
  const rows = rowsWhere(table, 'training', (row) => column.values[row] === value);
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
}
