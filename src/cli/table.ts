/** What separates columns. */
const gap = '  ';

/** Rows of cells as lines with aligned columns. The rows are gone through twice. */
export function* table(rows: Iterable<readonly string[]>): Generator<string> {
  const widths: number[] = [];
  for (const row of rows) {
    for (let k = 0; k < row.length; k++) widths[k] = Math.max(widths[k] ?? 0, row[k]?.length ?? 0);
  }
  for (const row of rows) {
    let line = '';
    for (let k = 0; k < row.length; k++) {
      if (k > 0) line += gap;
      line += (row[k] ?? '').padEnd(widths[k] ?? 0);
    }
    yield line.trimEnd();
  }
}
