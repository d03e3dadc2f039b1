import type { ColumnView } from './view';

/**
 * A hash of 64 bits for each row, in two halves. It is the sum of the hashes of its cells, so that a column can be taken
 * out of it, and equal rows have equal hashes in any order. Missing cells are equal to each other, and so are 0
 * and −0. Different rows have the same hash with a probability of 2⁻⁶⁴ a pair.
 */
export interface RowHashes {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

export function emptyHashes(rows: number): RowHashes {
  return { low: new Int32Array(rows), high: new Int32Array(rows) };
}

/** Adds the cells of a column to the hashes of the rows from `from` on, or takes them out of them. */
export function addCells(
  { low, high }: RowHashes,
  cells: CellHasher,
  rows: number,
  from: number,
  sign: 1 | -1 = 1,
): void {
  for (let row = 0; row < rows; row++) {
    cells.read(row);
    low[from + row] = ((low[from + row] ?? 0) + sign * cells.low) | 0;
    high[from + row] = ((high[from + row] ?? 0) + sign * cells.high) | 0;
  }
}

/** Marks a text, whose other half is its code. */
const textMark = 0x7ff80001;

/** A number and its bits, for all hashers: arrays for each would take longer to make than a short column to read. */
const double = new Float64Array(1);
const words = new Int32Array(double.buffer);

/** The hashes of a column's cells, one after the other, without an object for each. */
export class CellHasher {
  low = Number.NaN;
  high = Number.NaN;
  private readonly first: number;
  private readonly second: number;

  /** @param sameCode the code that a text of this table has in the table it is compared with */
  constructor(
    private readonly column: ColumnView,
    salt: number,
    private readonly sameCode?: Int32Array,
  ) {
    this.first = Math.imul(salt + 1, 0x9e3779b1);
    this.second = Math.imul(salt + 1, 0x7feb352d) ^ 0x5bd1e995;
  }

  /** Puts the hash of a cell into `low` and `high`. */
  read(row: number): void {
    const { column } = this;
    if (column.kind === 'category') {
      const code = column.codes[row] ?? -1;
      this.mix(code < 0 ? -1 : (this.sameCode?.[code] ?? code), textMark);
      return;
    }
    const value = column.values[row] ?? Number.NaN;
    double[0] = Number.isFinite(value) ? value + 0 : Number.NaN;
    this.mix(words[0] ?? 0, words[1] ?? 0);
  }

  private mix(a: number, b: number): void {
    this.low = mixed(a ^ this.first, b);
    this.high = mixed(b ^ this.second, a + this.low);
  }
}

function mixed(a: number, b: number): number {
  let hash = Math.imul(a, 0xcc9e2d51);
  hash = Math.imul(hash ^ (hash >>> 15) ^ b, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  hash = Math.imul(hash ^ b, 0x27d4eb2f);
  return hash ^ (hash >>> 15);
}
