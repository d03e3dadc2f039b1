import { isConstant } from '../../numerics/constant';
import { finding } from './finding';
import { mostFrequent } from './most-frequent';
import { rowsWhere } from './rows-where';
import { isOneOfAKind } from './sparse-columns';
import type { Lint } from './study';

/** Rows that differ are too few to learn from where they are at most this share of all, or where it is one of many. */
const mostDiffering = 1 / 1000;
const fewestRowsForOne = 50;

/** A feature with one value in nearly all rows: a hold-out leaves the others in one set, a scale makes them huge. */
export const nearConstantColumn: Lint = ({ view, features }) =>
  features.flatMap((studied) => {
    const { column, summary } = studied;
    const present = summary.m - summary.missing;
    if (studied.role !== 'values' || (summary.kind === 'number' && isConstant(summary))) return [];
    const mode = mostFrequent(column);
    if (!mode || (typeof mode.value === 'number' && isOneOfAKind(mode.value, features))) return [];
    const differing = present - mode.count;
    const isFew = differing <= mostDiffering * present || (differing === 1 && present >= fewestRowsForOne);
    if (differing === 0 || !isFew) return [];
    const differs = (row: number): boolean =>
      column.kind === 'number'
        ? Number.isFinite(column.values[row]) && column.values[row] !== mode.value
        : (column.codes[row] ?? -1) >= 0 && column.texts[column.codes[row] ?? -1] !== mode.value;
    const rows = rowsWhere(view.table, 'training', differs);
    return [
      finding('near-constant-column', 'hint', { value: mode.value, same: mode.count, present }, { column, rows }),
    ];
  });
