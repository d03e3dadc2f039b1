import { addCells, CellHasher, type RowHashes } from './row-hashes';
import type { ColumnView, TableView } from './view';

/** The rows of the training file, and of the test file after them, as cells that can be compared. */
export class RowSource {
  /** Number of rows. */
  readonly count: number;

  constructor(
    private readonly table: TableView,
    private readonly test: TableView | undefined,
    /** Columns that are compared. */
    private readonly chosen: readonly { readonly of: 'features' | 'targets'; readonly index: number }[],
  ) {
    this.count = table.m + (test?.m ?? 0);
  }

  /** Number of columns. */
  get columns(): number {
    return this.chosen.length;
  }

  /** The hash of each of some rows' cells in the k-th column, in half its bits. */
  cells(k: number, rows: Int32Array): Int32Array {
    const { table, test } = this;
    const hashers = [table, test].map((of) => this.hasher(of, k));
    return Int32Array.from(rows, (row) => {
      const hasher = hashers[Number(row >= table.m)];
      hasher?.read(row >= table.m ? row - table.m : row);
      return hasher?.low ?? 0;
    });
  }

  /** Adds the cells of the k-th column to the rows' hashes, or takes them out of them. */
  add(hashes: RowHashes, k: number, sign?: 1 | -1): void {
    const { table, test } = this;
    const [own, other] = [this.hasher(table, k), this.hasher(test, k)];
    if (own) addCells(hashes, own, table.m, 0, sign);
    if (test && other) addCells(hashes, other, test.m, table.m, sign);
  }

  /** Hashes of the k-th column of either table, in which equal cells of both are equal. */
  private hasher(of: TableView | undefined, k: number): CellHasher | undefined {
    const place = this.chosen[k];
    const column = place && of?.[place.of][place.index];
    const wanted = place && this.table[place.of][place.index];
    return column && wanted && new CellHasher(column, k, column === wanted ? undefined : sameCodes(column, wanted));
  }
}

/** The code in `wanted` of each text of `column`; a text that is not in it gets a code that is in neither. */
function sameCodes(column: ColumnView, wanted: ColumnView): Int32Array | undefined {
  if (column.kind === 'number' || wanted.kind === 'number') return undefined;
  const codes = new Map(wanted.texts.map((text, code) => [text, code]));
  return Int32Array.from(column.texts, (text, i) => codes.get(text) ?? wanted.texts.length + i);
}
