import { ofColumns } from './columns-together';
import { farCells } from './far-cells';
import { type Finding, type FoundRows, finding, mostLines, rounded } from './finding';
import { besides, lonelyRows } from './lonely-rows';
import { asMeasure } from './measures';
import { rowsOffLines } from './off-lines';
import { sampleOfRows, sampleSize } from './row-sample';
import type { Lint } from './study';

/** Rows from which on a row can be far from the others. */
const fewestRows = 30;

/**
 * Rows that are far from all others: in all columns together, in one alone, a target of numbers too, or off the line that two
 * columns have in common. Each row is told once.
 */
export const outlierRows: Lint = (study) => {
  const {
    view: { table },
    features,
    targets,
  } = study;
  const { m } = table;
  if (m < fewestRows) return [];
  const measures = features.flatMap(asMeasure);
  const all = [...measures, ...targets.flatMap(asMeasure)];
  const columns = measures.length > 0 ? measures : all;
  const sample = all.length === 0 ? undefined : sampleOfRows(columns, m, sampleSize(columns.length));
  if (!sample) return [];
  const known = new Set<number>();
  const further = (found: readonly number[]): readonly number[] => {
    const rows = found.filter((row) => !known.has(row));
    for (const row of rows) known.add(row);
    return rows;
  };
  const rowsOf = (rows: readonly number[]): FoundRows => ({
    file: 'training',
    lines: rows.slice(0, mostLines).map((row) => table.lineOf(row)),
    count: rows.length,
  });
  const lonely = measures.length > 0 ? lonelyRows(measures, sample, m) : undefined;
  const ofRows = lonely ? [lonely] : [];
  const ofAll = ofRows.map(({ rows, times, place: { column, value, least, largest } }) => {
    const line = table.lineOf(further(rows)[0] ?? 0);
    const sentence = value < least || value > largest ? 'outlier-rows' : 'outlier-rows-combination';
    const facts = {
      line,
      times: rounded(times),
      value: rounded(value),
      least: rounded(least),
      largest: rounded(largest),
    };
    return finding('outlier-rows', 'hint', facts, { sentence, column, rows: rowsOf(rows) });
  });
  const ofCells = all.flatMap((column) => {
    const rows = further(farCells(column.values, sample));
    return rows.length > 0 ? [{ column, rows }] : [];
  });
  const tellCell = ({ column, rows }: (typeof ofCells)[number]): Finding => {
    const { value, least, largest } = besides(column, ...rows);
    const line = table.lineOf(rows[0] ?? 0);
    const facts = { line, value: rounded(value), least: rounded(least), largest: rounded(largest) };
    return finding('outlier-rows', 'hint', facts, { column, rows: rowsOf(rows) });
  };
  const offLines = rowsOffLines(all, sample).flatMap(({ column, by, rows: found, wanted }) => {
    const [worst = 0] = found;
    return known.has(worst) ? [] : [{ column, by, rows: further(found), wanted }];
  });
  const tellLine = ({ column, by, rows, wanted }: (typeof offLines)[number]): Finding => {
    const [worst = 0] = rows;
    const value = column.values[worst] ?? Number.NaN;
    const facts = { line: table.lineOf(worst), value: rounded(value), by: by.name, wanted: rounded(wanted) };
    return finding('outlier-rows', 'hint', facts, { sentence: 'outlier-rows-line', column, rows: rowsOf(rows) });
  };
  const rows = (found: readonly { readonly rows: readonly number[] }[]) => rowsOf(found.flatMap((each) => each.rows));
  return [
    ...ofAll,
    ...ofColumns(study, ofCells, tellCell, { sentence: 'outlier-rows-several', rows }),
    ...ofColumns(study, offLines, tellLine, { sentence: 'outlier-rows-line-several', rows }),
  ];
};
