import type { Fault, Message } from '../../model/message';
import type { MissingMarks } from '../missing-marks';
import { float64, type NumberType } from '../number-type';
import type { Cells, ColumnRole } from '../raw-examples';
import { describeCell } from './cell-fault';
import type { ExampleRows } from './example-rows';
import type { Table } from './table';

/** A column of a table, by the examples that its rows are. */
export class FileCells implements Cells {
  private readonly column: Table['columns'][number] | undefined;

  constructor(
    private readonly table: Table,
    private readonly at: number,
    private readonly rows: ExampleRows,
    private readonly marks: MissingMarks,
  ) {
    this.column = table.columns[at];
  }

  get allNumbers(): boolean {
    return this.column?.textCount === 0 && !this.marks.hasNumbers;
  }

  get type(): NumberType {
    return this.column?.type ?? float64;
  }

  number(example: number): number {
    const value = this.column?.number(this.rows.at(example)) ?? Number.NaN;
    return this.marks.isNumber(value) ? Number.NaN : value;
  }

  numbers(examples: Int32Array, target: Float64Array | Uint8Array): void {
    this.column?.numbersAt(this.rows.of(examples), target);
    if (!this.marks.hasNumbers) return;
    for (let i = 0; i < examples.length; i++) if (this.marks.isNumber(target[i] ?? Number.NaN)) target[i] = Number.NaN;
  }

  text(example: number): string | undefined {
    const text = this.column?.text(this.rows.at(example));
    return text === undefined || this.marks.isText(text) ? undefined : text;
  }

  isMissing(example: number): boolean {
    return isMissingAt(this.table, this.at, this.rows.at(example), this.marks);
  }

  mark(example: number): string {
    return this.column?.cell(this.rows.at(example)) ?? '';
  }

  fault(example: number, detail: Message): Fault {
    return this.table.fault(this.rows.at(example), this.at, detail);
  }

  lineOf(example: number): number {
    return this.table.lineOf(this.rows.at(example));
  }

  describe(example: number, role: ColumnRole): Message {
    const text = this.column?.text(this.rows.at(example)) ?? '';
    return describeCell(text, this.table.names[this.at] ?? '', this.table.dialect, role);
  }
}

/** Whether a cell of a table is missing. */
export function isMissingAt(table: Table, column: number, row: number, marks: MissingMarks): boolean {
  const cells = table.columns[column];
  const text = cells?.text(row);
  return text === undefined ? marks.isNumber(cells?.number(row) ?? Number.NaN) : marks.isText(text);
}
