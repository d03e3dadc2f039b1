import type { SpreadView } from '../../../src/protocol/spread';

/** The values of one tensor at some moments, counted in the same bins. */
export interface SeriesBins {
  readonly rows: number;
  /** Counts of each moment, from the lowest bin up. */
  readonly columns: readonly Float64Array[];
  /** The largest count of all. */
  readonly most: number;
  /** The value that all have at all moments, where they have. */
  readonly constant: number | undefined;
  /** Where the bin of a row begins, and the one below ends. */
  edge(row: number): number;
  /** How many rows from the lowest edge up a value is. */
  rowOf(value: number): number;
}

/** No more rows than a small picture can show. */
const mostRows = 64;
/** Whatever the number of a bin, so many powers of two leave its sign alone. */
const farthest = 1000;

/**
 * The finest bins that all moments can have: unions of the bins that each was counted in, so each count is exact. Undefined
 * where no value is finite.
 */
export function seriesBins(spreads: readonly SpreadView[]): SeriesBins | undefined {
  const counted = spreads.filter(({ counts }) => counts.byteLength > 0);
  if (counted.length === 0) return undefined;
  let exponent = counted.reduce((most, spread) => Math.max(most, spread.exponent), Number.NEGATIVE_INFINITY);
  let [first, last] = ends(counted, exponent);
  while (last - first >= mostRows) [first, last] = ends(counted, ++exponent);
  const rows = last - first + 1;
  const columns = spreads.map((spread) => {
    const column = new Float64Array(rows);
    for (const [at, count] of new Uint32Array(spread.counts).entries()) {
      const row = coarser(spread.first + at, exponent - spread.exponent) - first;
      column[row] = (column[row] ?? 0) + count;
    }
    return column;
  });
  const width = 2 ** exponent;
  const low = counted.reduce((least, spread) => Math.min(least, spread.low), Number.POSITIVE_INFINITY);
  return {
    rows,
    columns,
    most: columns.reduce((most, column) => column.reduce((a, b) => Math.max(a, b), most), 0),
    constant: counted.every((spread) => spread.low === low && spread.high === low) ? low : undefined,
    edge: (row) => (first + row) * width,
    rowOf: (value) => value / width - first,
  };
}

/** The first and the last bin of all moments. */
function ends(spreads: readonly SpreadView[], exponent: number): [first: number, last: number] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const spread of spreads) {
    const by = exponent - spread.exponent;
    const bins = spread.counts.byteLength / Uint32Array.BYTES_PER_ELEMENT;
    first = Math.min(first, coarser(spread.first, by));
    last = Math.max(last, coarser(spread.first + bins - 1, by));
  }
  return [first, last];
}

/** The bin that a bin is in once bins are 2^by as wide. */
const coarser = (bin: number, by: number): number => Math.floor(bin / 2 ** Math.min(by, farthest)) + 0;
