import type { Matrix } from '../engine/explain/matrix';
import { readable } from './number';
import { table } from './table';

/** A larger matrix is cut, so that a terminal shows it. */
const mostRows = 12;
const mostColumns = 8;

/** The numbers of a matrix as aligned lines; of a large one the first rows and columns, and an ellipsis for the others. */
export function matrixLines({ rows, columns, values }: Matrix): readonly string[] {
  const shownRows = Math.min(rows, mostRows);
  const shownColumns = Math.min(columns, mostColumns);
  const cells = Array.from({ length: shownRows }, (_, j) => {
    const row = Array.from({ length: shownColumns }, (_, i) => readable(values[j * columns + i] ?? Number.NaN));
    return columns > shownColumns ? [...row, '…'] : row;
  });
  if (rows > shownRows) cells.push(['…']);
  return [...table(cells)].map((line) => `    ${line}`);
}
