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

  /** Whether the k-th column has numbers, not categories. */
  hasNumbers(k: number): boolean {
    const place = this.chosen[k];
    return place !== undefined && this.table[place.of][place.index]?.kind === 'number';
  }

  /** The cells of some rows in the k-th column: numbers, or a number for each category; NaN where one is missing. */
  cells(k: number, rows: ArrayLike<number>): Float64Array {
    const { table, test } = this;
    const place = this.chosen[k];
    const own = place && table[place.of][place.index];
    const other = place && test?.[place.of][place.index];
    const codes = own && other && sameCodes(other, own);
    return Float64Array.from({ length: rows.length }, (_, i) => {
      const row = rows[i] ?? 0;
      const column = row < table.m ? own : other;
      const at = row < table.m ? row : row - table.m;
      if (column?.kind === 'category') {
        const code = column.codes[at] ?? -1;
        return code < 0 ? Number.NaN : row < table.m ? code : (codes?.[code] ?? code);
      }
      const value = column?.values[at] ?? Number.NaN;
      return Number.isFinite(value) ? value : Number.NaN;
    });
  }

  /** Adds the cells of the k-th column to the rows' hashes. */
  add(hashes: RowHashes, k: number): void {
    const { table, test } = this;
    const [own, other] = [this.hasher(table, k), this.hasher(test, k)];
    if (own) addCells(hashes, own, table.m, 0);
    if (test && other) addCells(hashes, other, test.m, table.m);
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
