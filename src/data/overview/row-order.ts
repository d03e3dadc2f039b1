import { cellText, type DataRows } from './rows';

/** By which column rows are sorted. */
export interface RowOrder {
  readonly column: number;
  readonly descending: boolean;
}

/**
 * Sorts rows in place by the cells of a column: numbers by their value, then texts by their characters, then missing cells,
 * which are last in both directions. Equal ones keep their order.
 */
export function sortRows(selected: Int32Array, { column, descending }: RowOrder, rows: DataRows): void {
  const numbers = new Float64Array(rows.count);
  const texts = new Map<number, string>();
  const missing = new Uint8Array(rows.count);
  for (const row of selected) {
    const place = rows.cell(row, column);
    const isMissing = place === undefined || place.cells.isMissing(place.row);
    missing[row] = Number(isMissing);
    if (isMissing) continue;
    const value = place.cells.number(place.row);
    numbers[row] = value;
    if (Number.isNaN(value)) texts.set(row, cellText(place));
  }
  const sign = descending ? -1 : 1;
  selected.sort((a, b) => {
    const gone = (missing[a] ?? 0) - (missing[b] ?? 0);
    return gone === 0 ? sign * compare(numbers, texts, a, b) || a - b : gone;
  });
}

function compare(numbers: Float64Array, texts: ReadonlyMap<number, string>, a: number, b: number): number {
  const [first, second] = [texts.get(a), texts.get(b)];
  if (first !== undefined && second !== undefined) return Number(first > second) - Number(first < second);
  if (first !== undefined || second !== undefined) return Number(first !== undefined) - Number(second !== undefined);
  return (numbers[a] ?? 0) - (numbers[b] ?? 0);
}
