import type { RowHashes } from './row-hashes';

/** Puts rows of the same hash into one slot of an open table, row after row. */
class RowTable {
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor(private readonly hashes: RowHashes) {
    let size = 4;
    while (size < 2 * hashes.low.length) size *= 2;
    this.slots = new Int32Array(size).fill(-1);
    this.mask = size - 1;
  }

  /** The slots that rows may be put into: what `slotOf` gives is below it. */
  get size(): number {
    return this.slots.length;
  }

  /** The slot of a row's group. */
  slotOf(row: number): number {
    const { low, high } = this.hashes;
    const [a, b] = [low[row], high[row]];
    let slot = (Math.imul(a ?? 0, 0x9e3779b1) >>> 7) & this.mask;
    for (; ; slot = (slot + 1) & this.mask) {
      const first = this.slots[slot] ?? -1;
      if (first < 0) {
        this.slots[slot] = row;
        return slot;
      }
      if (low[first] === a && high[first] === b) return slot;
    }
  }

  /** The first row of a slot's group. */
  firstOf(slot: number): number {
    return this.slots[slot] ?? -1;
  }
}

/** For each row the first one that equals it: itself where none before it does. */
export function firstEqualRows(hashes: RowHashes): Int32Array {
  const table = new RowTable(hashes);
  const firsts = new Int32Array(hashes.low.length);
  for (let row = 0; row < firsts.length; row++) firsts[row] = table.firstOf(table.slotOf(row));
  return firsts;
}

/** Number of pairs of equal rows: Σ c(c − 1)/2 over groups of c rows. */
export function equalPairs(hashes: RowHashes): number {
  const table = new RowTable(hashes);
  const counts = new Int32Array(table.size);
  let pairs = 0;
  for (let row = 0; row < hashes.low.length; row++) {
    const slot = table.slotOf(row);
    const before = counts[slot] ?? 0;
    pairs += before;
    counts[slot] = before + 1;
  }
  return pairs;
}
