import { isConstant } from '../../numerics/constant';
import type { StudiedColumn } from './column-study';
import { ofColumns } from './columns-together';
import { finding } from './finding';
import { mostFrequent } from './most-frequent';
import { rowsWhere } from './rows-where';
import { backgroundsOf } from './sparse-columns';
import type { Lint } from './study';

/** Rows that differ are too few to learn from where they are at most this share of all, or where it is one of many. */
const mostDiffering = 1 / 1000;
const fewestRowsForOne = 50;

/** A feature with one value in nearly all rows: a hold-out leaves the others in one set, a scale makes them huge. */
export const nearConstantColumn: Lint = (study) => {
  const { features, view } = study;
  const few = features.flatMap((studied) => {
    const mode = modeOf(studied);
    return mode ? [{ ...studied, mode }] : [];
  });
  if (few.length === 0) return [];
  const backgrounds = backgroundsOf(features);
  const near = few.filter(({ mode: { value } }) => !(typeof value === 'number' && backgrounds.has(value)));
  const told = ({ column, mode: { value, count, present } }: (typeof near)[number]) => {
    const differs = (row: number): boolean =>
      column.kind === 'number'
        ? Number.isFinite(column.values[row]) && column.values[row] !== value
        : (column.codes[row] ?? -1) >= 0 && column.texts[column.codes[row] ?? -1] !== value;
    const rows = rowsWhere(view.table, 'training', differs);
    return finding('near-constant-column', 'hint', { value, same: count, present }, { column, rows });
  };
  return ofColumns(study, near, told, { sentence: 'near-constant-column-several' });
};

/** The value of nearly all rows, and how many of those that are present have it; undefined where there is none. */
function modeOf({ column, summary, role }: StudiedColumn) {
  if (role !== 'values' || (summary.kind === 'number' && isConstant(summary))) return undefined;
  const present = summary.m - summary.missing;
  // Each row that differs has one other value at most.
  if (summary.distinct > 1 + Math.max(1, mostDiffering * present)) return undefined;
  const mode = mostFrequent(column);
  if (!mode) return undefined;
  const differing = present - mode.count;
  const isFew = differing <= mostDiffering * present || (differing === 1 && present >= fewestRowsForOne);
  return differing > 0 && isFew ? { ...mode, present } : undefined;
}
