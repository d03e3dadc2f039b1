import type { MatrixView } from '../../src/protocol/walk';
import { formatDecimal, roundTo } from '../ui/decimal';
import { formatExactly, formatNumber } from '../ui/number';

/** The numbers of a matrix as they are shown, row by row, counted in 10^exponent. */
export interface MatrixText {
  readonly rows: readonly (readonly string[])[];
  readonly exponent: number;
}

/** Numbers in this range are shown as they are; others are counted in a power of ten. */
const plain = { from: 1e-3, below: 1e6 };

/** The numbers of a matrix to the decimals that its formula needs; undefined of one that is too large to be read. */
export function matrixText({ rows, columns, place, numbers }: MatrixView): MatrixText | undefined {
  if (!numbers) return undefined;
  const values = new Float64Array(numbers);
  const exponent = place === undefined ? 0 : exponentOf(values);
  const shown = (value: number): string =>
    place === undefined ? withoutPlace(value) : formatDecimal(roundTo(value, place), exponent);
  return {
    rows: Array.from({ length: rows }, (_, j) =>
      Array.from(values.subarray(j * columns, (j + 1) * columns), (value) => shown(value)),
    ),
    exponent,
  };
}

function exponentOf(values: Float64Array): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0 || (largest >= plain.from && largest < plain.below)) return 0;
  return Math.floor(Math.log10(largest));
}

/** Four digits, or all of a number that has fewer, such as m. */
function withoutPlace(value: number): string {
  const exactly = formatExactly(value);
  return exactly.length <= 6 ? exactly : formatNumber(value);
}
