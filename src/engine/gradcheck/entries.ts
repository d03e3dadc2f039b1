import type { Random } from '../../numerics/random';
import { startsOf, thumbnailSize } from '../inspect/thumbnail';

/** The entries of a matrix that are checked: all of them, or one of each block of a grid over the matrix. */
export interface DrawnEntries {
  /** Of the matrix; a vector is a column. */
  readonly rows: number;
  readonly columns: number;
  /** Of the grid: those of the matrix itself where every entry is checked. */
  readonly gridRows: number;
  readonly gridColumns: number;
  /** The place of each entry in the tensor, row by row of the grid. */
  readonly places: Int32Array;
}

/** At most `most` entries of a tensor (n, n_prev) or (n), spread over all of it; in each block one is drawn. */
export function drawEntries(shape: readonly number[], most: number, random: Random): DrawnEntries {
  const [rows = 1, ...rest] = shape;
  const columns = rest.reduce((product, size) => product * size, 1);
  const [gridRows, gridColumns] = thumbnailSize(rows, columns, most);
  const places = new Int32Array(gridRows * gridColumns);
  const [tops, lefts] = [startsOf(rows, gridRows), startsOf(columns, gridColumns)];
  for (let at = 0; at < places.length; at++) {
    const row = drawn(tops, Math.floor(at / gridColumns), random);
    places[at] = row * columns + drawn(lefts, at % gridColumns, random);
  }
  return { rows, columns, gridRows, gridColumns, places };
}

/** An index of block `block`; nothing is drawn where there is one alone. */
function drawn(starts: Int32Array, block: number, random: Random): number {
  const [from, end] = [starts[block] ?? NaN, starts[block + 1] ?? NaN];
  return end - from > 1 ? from + random.integer(end - from) : from;
}
