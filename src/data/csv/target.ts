import { message } from '../../model/message';
import type { MissingMarks } from '../missing-marks';
import type { RawTarget } from '../raw-examples';
import { describeCell, isNonFinite, looksNumeric } from './cell-fault';
import type { Table } from './table';

/**
 * A target column: numbers if all of its cells are, else texts, which are classes. If numbers are needed
 * (a regression), a text among numbers is a fault, not a class, and so is one that looks like a number. Throws Faults at
 * the cell: data-missing-target, and those of `describeCell`.
 */
export function targetOf(
  table: Table,
  rows: Int32Array,
  column: number,
  marks: MissingMarks,
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
    const value = cells?.number(row) ?? Number.NaN;
    if (text === undefined ? marks.isNumber(value) : marks.isText(text)) {
      const mark = text ?? String(value);
      const code = mark === '' ? 'data-missing-target' : 'data-missing-target-mark';
      throw table.fault(row, column, message(code, { column: name, ...(mark === '' ? {} : { value: mark }) }));
    }
    if (text === undefined) {
      numbers[i] = value;
      continue;
    }
    const isFaulty = isMostlyNumbers || (numbersWanted && looksNumeric(text, table.dialect)) || isNonFinite(text);
    if (isFaulty) throw table.fault(row, column, describeCell(text, name, table.dialect));
    texts = true;
  }
  return { name, values: texts ? Array.from(rows, (row) => cells?.cell(row) ?? '') : numbers };
}
