import { budgetBytes, entryBytes } from '../memory';
import { cellText, type DataRows } from './rows';

/** By which column rows are sorted. */
export interface RowOrder {
  readonly column: number;
  readonly descending: boolean;
}

/** Half of a double's bits, in the order of the machine; the sign is in the second half. */
const low = 0;
const high = 1;
const signBit = 0x80000000;
/** Bits of a digit that rows are sorted by at a time, from the last one to the first. */
const digitBits = 16;
const digitValues = 2 ** digitBits;
const digits = [
  [low, 0],
  [low, digitBits],
  [high, 0],
  [high, digitBits],
] as const;

/** What a row's cell is, in the order of the rows where they ascend. */
const number = 0;
const text = 1;
const missing = 2;

/** Bytes that sorting takes for each row beside different texts: the key by which it is sorted, its number, its kind. */
export const orderBytes = Float64Array.BYTES_PER_ELEMENT + Int32Array.BYTES_PER_ELEMENT + 1;

/**
 * Sorts rows in place by the cells of a column: numbers by their value, then texts by their characters, then missing cells,
 * which are last in both directions. Equal ones keep their order. Throws Fault data-memory where the different texts need
 * more than `memoryLimit`.
 */
export function sortRows(
  selected: Int32Array,
  { column, descending }: RowOrder,
  rows: DataRows,
  memoryLimit: number,
): void {
  const numbers = rows.numbersOf(column);
  const keys = new Uint32Array(numbers.buffer);
  const kinds = new Uint8Array(selected.length);
  const counts = [0, 0, 0];
  const codeOf = new Map<string, number>();
  for (let i = 0; i < selected.length; i++) {
    const row = selected[i] ?? 0;
    const value = numbers[row] ?? Number.NaN;
    const place = Number.isNaN(value) ? rows.cell(row, column) : undefined;
    const kind = Number.isNaN(value) ? (place && !place.cells.isMissing(place.row) ? text : missing) : number;
    kinds[i] = kind;
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (kind === number) toKey(keys, row, value);
    else if (place && kind === text) setText(keys, row, codeOf, cellText(place), memoryLimit);
  }
  const ranks = ranksOf(codeOf);
  const starts = [0, 0, 0];
  let start = 0;
  for (const kind of descending ? [text, number, missing] : [number, text, missing]) {
    starts[kind] = start;
    start += counts[kind] ?? 0;
  }
  const room = new Int32Array(selected.length);
  const places = [...starts];
  for (let i = 0; i < selected.length; i++) {
    const [row, kind] = [selected[i] ?? 0, kinds[i] ?? 0];
    const place = places[kind] ?? 0;
    room[place] = row;
    places[kind] = place + 1;
    if (kind === text) keys[2 * row + low] = ranks[keys[2 * row + low] ?? 0] ?? 0;
  }
  selected.set(room);
  for (const kind of [number, text]) {
    const from = starts[kind] ?? 0;
    sortByKey(selected.subarray(from, from + (counts[kind] ?? 0)), keys, descending, room);
  }
}

/** Puts the code of a row's text in place of its number. */
function setText(keys: Uint32Array, row: number, codeOf: Map<string, number>, own: string, memoryLimit: number): void {
  const known = codeOf.get(own);
  keys[2 * row + high] = 0;
  keys[2 * row + low] = known ?? codeOf.size;
  if (known !== undefined) return;
  budgetBytes(entryBytes * (codeOf.size + 1), memoryLimit);
  codeOf.set(own, codeOf.size);
}

/** The place of each text, by its code, among all of them in order. */
function ranksOf(codeOf: ReadonlyMap<string, number>): Int32Array {
  const ranks = new Int32Array(codeOf.size);
  // Without a comparison, texts are sorted by their UTF-16 units.
  for (const [rank, text] of [...codeOf.keys()].sort().entries()) ranks[codeOf.get(text) ?? 0] = rank;
  return ranks;
}

/** Puts a whole number of 64 bits in place of a row's number, which is in the order of the numbers; 0 and −0 are one. */
function toKey(keys: Uint32Array, row: number, value: number): void {
  const at = 2 * row;
  const isNegative = value < 0;
  const first = value === 0 ? 0 : (keys[at + high] ?? 0);
  keys[at + high] = isNegative ? ~first : first | signBit;
  if (isNegative) keys[at + low] = ~(keys[at + low] ?? 0);
}

/** Sorts rows in place by their keys; `room` is for as many. Equal ones keep their order, in either direction. */
function sortByKey(rows: Int32Array, keys: Uint32Array, descending: boolean, room: Int32Array): void {
  const m = rows.length;
  const starts = new Int32Array(digitValues);
  let [from, to] = [rows, room.subarray(0, m)];
  for (const [half, shift] of digits) {
    starts.fill(0);
    for (let i = 0; i < m; i++) {
      const digit = ((keys[2 * (from[i] ?? 0) + half] ?? 0) >>> shift) & (digitValues - 1);
      starts[digit] = (starts[digit] ?? 0) + 1;
    }
    if (starts.includes(m)) continue;
    let start = 0;
    for (let k = 0; k < digitValues; k++) {
      const digit = descending ? digitValues - 1 - k : k;
      const count = starts[digit] ?? 0;
      starts[digit] = start;
      start += count;
    }
    for (let i = 0; i < m; i++) {
      const row = from[i] ?? 0;
      const digit = ((keys[2 * row + half] ?? 0) >>> shift) & (digitValues - 1);
      const place = starts[digit] ?? 0;
      to[place] = row;
      starts[digit] = place + 1;
    }
    [from, to] = [to, from];
  }
  if (from !== rows) rows.set(from);
}
