import { finding } from './finding';
import type { Lint } from './study';

/** A feature that counts the rows: it tells nothing of an example, but the order of the file, which may be by class. */
export const rowNumberColumn: Lint = ({ features }) =>
  features.flatMap(({ column, summary, role }) => {
    if (role !== 'row-number' || summary.kind !== 'number') return [];
    const facts = { least: summary.least, largest: summary.largest, rows: summary.m, number: column.number };
    const sentence = column.isNamed ? 'row-number-column' : 'row-number-column-unnamed';
    return [finding('row-number-column', 'warning', facts, { sentence, column })];
  });
