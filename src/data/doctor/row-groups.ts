import type { RowHashes } from './row-hashes';

/** Puts rows of the same hash together, in an open table that serves one comparison after the other. */
export class RowGroups {
  /** 1 + the first row of a hash, 0 where there is none. */
  private readonly slots: Int32Array;
  private readonly mask: number;

  /** @param rows how many rows are compared */
  constructor(private readonly rows: number) {
    let size = 4;
    while (size < 2 * rows) size *= 2;
    this.slots = new Int32Array(size);
    this.mask = size - 1;
  }

  /** For each row the first one that equals it: itself where none before it does. */
  firsts(hashes: RowHashes): Int32Array {
    const firsts = new Int32Array(this.rows);
    this.slots.fill(0);
    for (const row of firsts.keys()) firsts[row] = this.firstOf(hashes, row);
    return firsts;
  }

  /** Number of pairs of equal rows: Σ c(c − 1)/2 over groups of c rows. */
  pairs(hashes: RowHashes): number {
    const counts = new Int32Array(this.rows);
    this.slots.fill(0);
    let pairs = 0;
    for (const row of counts.keys()) {
      const first = this.firstOf(hashes, row);
      const before = counts[first] ?? 0;
      pairs += before;
      counts[first] = before + 1;
    }
    return pairs;
  }

  /** The first row with a row's hash, which is kept where there is none yet. */
  private firstOf({ low, high }: RowHashes, row: number): number {
    const [a, b] = [low[row] ?? 0, high[row]];
    let slot = (Math.imul(a, 0x9e3779b1) >>> 7) & this.mask;
    for (; ; slot = (slot + 1) & this.mask) {
      const first = (this.slots[slot] ?? 0) - 1;
      if (first < 0) {
        this.slots[slot] = row + 1;
        return row;
      }
      if (low[first] === a && high[first] === b) return first;
    }
  }
}
