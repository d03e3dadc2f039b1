import type { MatrixView } from '../../src/protocol/walk';
import { exponentOf, formatDecimal, roundTo } from '../ui/decimal';
import { formatExactly, formatNumber } from '../ui/number';

/** The numbers of a matrix as they are shown, row by row, counted in 10^exponent. */
export interface MatrixText {
  readonly rows: readonly (readonly string[])[];
  readonly exponent: number;
}

/** The numbers of a matrix to the decimals that its formula needs; undefined of one that is too large to be read. */
export function matrixText({ rows, columns, place, numbers }: MatrixView): MatrixText | undefined {
  if (!numbers) return undefined;
  const values = new Float64Array(numbers);
  const exponent =
    place === undefined ? 0 : exponentOf(values.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
  const shown = (value: number): string =>
    place === undefined ? withoutPlace(value) : formatDecimal(roundTo(value, place), exponent);
  return {
    rows: Array.from({ length: rows }, (_, j) =>
      Array.from(values.subarray(j * columns, (j + 1) * columns), (value) => shown(value)),
    ),
    exponent,
  };
}

/** Four digits, or all of a number that has fewer, such as m. */
function withoutPlace(value: number): string {
  const exactly = formatExactly(value);
  return exactly.length <= 6 ? exactly : formatNumber(value);
}
