import { Fault, type FaultPlace } from '../../model/message';
import type { StoredFormat } from '../../model/pipeline';
import { bytesOf, type Column, columnBytes } from '../csv/column';
import { namePlaces } from '../csv/header';
import type { Table } from '../csv/table';
import type { ColumnFile } from './data-file';

/** A file of columns as a table. A cell's line is its row, from 1: the names take none. */
export function columnTable(file: string, { names, columns, m }: ColumnFile): Table {
  const placeOf = (row: number, column: number): FaultPlace => ({ file, line: row + 1, column: column + 1 });
  return {
    ...tableOfColumns(file, 'parquet', names, columns, m),
    lineOf: (row) => row + 1,
    placeOf,
    fault: (row, column, detail) => new Fault(detail, placeOf(row, column)),
  };
}

/** What is the same for every table that is not written as text: its names are not in a line of the file. */
export function tableOfColumns(
  file: string,
  format: StoredFormat,
  names: readonly string[],
  columns: readonly Column[],
  m: number,
): Omit<Table, 'placeOf' | 'fault' | 'lineOf'> {
  return {
    file,
    format,
    names,
    ...namePlaces({ names, nameless: new Set() }),
    nameless: new Set(),
    namesPlace: { file },
    headerFault: (_column, detail) => new Fault(detail, { file }),
    dialect: {
      delimiter: ',',
      decimal: '.',
      thousands: undefined,
      header: true,
      comment: undefined,
      columns: columns.length,
    },
    columns,
    m,
    bytes: bytesOf(columns) + columns.length * columnBytes,
  };
}
