/** Rows of a table that are read together. */
export interface RowsRead {
  readonly rows: Int32Array;
  /** Whether each row is the one behind the row before it. */
  readonly areNeighbours: boolean;
}

/** Which row of a table each example is. */
export class ExampleRows {
  /** All columns are read for the same examples, one column after the other. */
  private last: { readonly examples: Int32Array; readonly read: RowsRead } | undefined;

  /** @param rows the row of each example, in their order; without it, each row is an example */
  constructor(private readonly rows?: Int32Array) {}

  at(example: number): number {
    return this.rows ? (this.rows[example] ?? 0) : example;
  }

  /** The rows of some examples, which must not be written to afterwards: the answer is kept for them. */
  of(examples: Int32Array): RowsRead {
    if (this.last?.examples === examples) return this.last.read;
    const rows = this.rows ? new Int32Array(examples.length) : examples;
    let areNeighbours = true;
    for (let i = 0; i < rows.length; i++) {
      const row = this.at(examples[i] ?? 0);
      if (this.rows) rows[i] = row;
      if (i > 0 && row !== (rows[i - 1] ?? 0) + 1) areNeighbours = false;
    }
    this.last = { examples, read: { rows, areNeighbours } };
    return this.last.read;
  }
}
