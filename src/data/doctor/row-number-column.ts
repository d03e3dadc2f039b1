import { isNumbers, type StudiedNumbers } from './column-study';
import { ofColumns } from './columns-together';
import { type Finding, finding } from './finding';
import type { Lint } from './study';

/** A feature that counts the rows: it tells nothing of an example, but the order of the file, which may be by class. */
export const rowNumberColumn: Lint = (study) => {
  const counters = study.features.filter(isNumbers).filter(({ role }) => role === 'row-number');
  return ofColumns(study, counters, told, { sentence: 'row-number-column-several' });
};

function told({ column, summary }: StudiedNumbers): Finding {
  const facts = { least: summary.least, largest: summary.largest, rows: summary.m, number: column.number };
  const sentence = column.isNamed ? 'row-number-column' : 'row-number-column-unnamed';
  return finding('row-number-column', 'warning', facts, { sentence, column });
}
