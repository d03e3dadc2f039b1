import type { DecimalMark } from '../../model/source';
import type { LikelyGroups } from './dialect';
import type { Sampled } from './sample';

const group: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^[+-]?[1-9]\d{0,2}\.\d{3}$/,
  ',': /^[+-]?[1-9]\d{0,2},\d{3}$/,
};
/** A number that has no group. */
const whole = /^[+-]?[1-9]\d{0,2}$/;
/** Cells that are like groups at least. */
const leastGrouped = 2;

/**
 * The columns of 12.500 and 900: as decimals they would be written 12.5 and 900, or 12.500 and 900.000. So each cell is
 * below 1000 or has three digits behind the mark, and some of these end in a zero. `records` are without the names.
 */
export function likelyGroups(records: readonly Sampled[], columns: number, mark: DecimalMark): readonly LikelyGroups[] {
  return Array.from({ length: Math.min(columns, records[0]?.cells.length ?? 0) }, (_, column) => {
    const cells = records.map((record) => record.cells[column] ?? '').filter((cell) => cell !== '');
    const grouped = cells.filter((cell) => group[mark].test(cell));
    const small = cells.find((cell) => whole.test(cell));
    const zero = grouped.find((cell) => cell.endsWith('0'));
    const isAll = cells.every((cell) => group[mark].test(cell) || whole.test(cell));
    if (!isAll || grouped.length < leastGrouped || small === undefined || zero === undefined) return [];
    return [{ column, mark, grouped: zero, whole: small }];
  }).flat();
}
