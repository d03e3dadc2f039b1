import { message } from '../../model/message';
import type { RawTarget } from '../raw-examples';
import { describeCell, isMissing, isNonFinite, looksNumeric } from './cell-fault';
import type { MissingPolicy } from './features';
import type { Table } from './table';

/**
 * A target column: numbers if all of its cells are, else texts, which are classes. If numbers are needed
 * (a regression), a text among numbers is a fault, not a class, and so is one that looks like a number. Throws Faults at the cell:
 * data-missing-target, and those of `describeCell`.
 */
export function targetOf(
  table: Table,
  rows: Int32Array,
  column: number,
  missing: MissingPolicy,
  numbersWanted: boolean,
): RawTarget {
  const name = table.names[column] ?? '';
  const cells = table.columns[column];
  const numbers = new Float64Array(rows.length);
  const isMostlyNumbers = numbersWanted && 2 * (cells?.textCount ?? 0) <= rows.length;
  let texts = false;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const text = cells?.text(row);
    if (text === undefined) {
      numbers[i] = cells?.number(row) ?? NaN;
      continue;
    }
    if (isMissing(text, missing)) throw table.fault(row, column, message('data-missing-target', { column: name }));
    const isFaulty = isMostlyNumbers || (numbersWanted && looksNumeric(text, table.dialect)) || isNonFinite(text);
    if (isFaulty) throw table.fault(row, column, describeCell(text, name, table.dialect));
    texts = true;
  }
  return { name, values: texts ? Array.from(rows, (row) => cells?.cell(row) ?? '') : numbers };
}
