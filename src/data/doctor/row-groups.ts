import type { RowHashes } from './row-hashes';

/** For each of the first `rows` rows the first one that has the same hash: itself where none before it does. */
export function firstsOf({ low, high }: RowHashes, rows: number): Int32Array {
  let size = 4;
  while (size < 2 * rows) size *= 2;
  const mask = size - 1;
  // 1 + the first row of a hash, 0 where there is none.
  const slots = new Int32Array(size);
  const firsts = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const [a, b] = [low[row] ?? 0, high[row]];
    for (let slot = (Math.imul(a, 0x9e3779b1) >>> 7) & mask; ; slot = (slot + 1) & mask) {
      const first = (slots[slot] ?? 0) - 1;
      if (first >= 0 && !(low[first] === a && high[first] === b)) continue;
      if (first < 0) slots[slot] = row + 1;
      firsts[row] = first < 0 ? row : first;
      break;
    }
  }
  return firsts;
}
