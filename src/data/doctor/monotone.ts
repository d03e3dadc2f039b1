import type { NumberArray } from '../statistics/values';

/** Rows, and different values of both, from which on one order is no accident. */
const fewestRows = 30;
const fewestValues = 20;

/**
 * Whether rows that are sorted by y are sorted by x too, in either direction: x is a function of y such as its logarithm or its
 * rank, but for rounding.
 */
export function isMonotone(x: NumberArray, y: NumberArray): boolean {
  const present: number[] = [];
  for (let row = 0; row < y.length; row++) {
    if (!(Number.isFinite(x[row]) && Number.isFinite(y[row]))) continue;
    present.push(row);
    // Of most pairs of columns few rows tell that they have not the same order.
    if (present.length === fewestRows && !isOrdered(x, y, present)) return false;
  }
  return present.length >= fewestRows && isOrdered(x, y, present, fewestValues);
}

function isOrdered(x: NumberArray, y: NumberArray, rows: readonly number[], values = 1): boolean {
  const [a, b] = [x, y].map(
    (of) =>
      (row: number): number =>
        of[row] ?? 0,
  );
  if (!a || !b) return false;
  const rises = isSorted(
    a,
    Float64Array.from(rows).sort((p, q) => b(p) - b(q) || a(p) - a(q)),
    1,
  );
  const order = Float64Array.from(rows).sort((p, q) => b(p) - b(q) || (rises ? a(p) - a(q) : a(q) - a(p)));
  if (!rises && !isSorted(a, order, -1)) return false;
  const changes = (of: (row: number) => number): number =>
    order.reduce((count, row, i) => count + Number(i === 0 || of(row) !== of(order[i - 1] ?? row)), 0);
  return changes(a) >= values && changes(b) >= values;
}

function isSorted(of: (row: number) => number, order: Float64Array, sign: 1 | -1): boolean {
  return order.every((row, i) => i === 0 || sign * (of(row) - of(order[i - 1] ?? row)) >= 0);
}
