/** A number and how often it occurs. */
export interface NumberCount {
  readonly value: number;
  readonly count: number;
}

/** Counts distinct numbers up to a bound; 0 and −0 are one number. */
export class DistinctNumbers {
  private readonly slots: Int32Array;
  private readonly values: Float64Array;
  private readonly counts: Float64Array;
  private found = 0;
  private full = false;
  private readonly double = new Float64Array(1);
  private readonly words = new Int32Array(this.double.buffer);

  constructor(private readonly bound: number) {
    this.values = new Float64Array(bound);
    this.counts = new Float64Array(bound);
    let size = 4;
    while (size < 2 * bound) size *= 2;
    this.slots = new Int32Array(size).fill(-1);
  }

  /** Whether there are more than `bound` distinct numbers; counts are of no use then. */
  get isOver(): boolean {
    return this.full;
  }

  /** Number of distinct numbers; `bound` where there are more. */
  get size(): number {
    return this.found;
  }

  add(value: number): void {
    if (this.full) return;
    this.double[0] = value + 0;
    const mask = this.slots.length - 1;
    const hash = Math.imul((this.words[0] ?? 0) ^ Math.imul(this.words[1] ?? 0, 0x9e3779b1), 0x85ebca6b);
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const at = this.slots[slot] ?? -1;
      if (at < 0) {
        if (this.found === this.bound) {
          this.full = true;
          return;
        }
        this.slots[slot] = this.found;
        this.values[this.found] = value + 0;
        this.counts[this.found++] = 1;
        return;
      }
      if (this.values[at] === value) {
        this.counts[at] = (this.counts[at] ?? 0) + 1;
        return;
      }
    }
  }

  /** The most frequent numbers with their counts: the most frequent first, of equally frequent ones the smaller. */
  mostFrequent(most: number): readonly NumberCount[] {
    const top: NumberCount[] = [];
    for (let i = 0; i < this.found; i++) {
      const [value, count] = [this.values[i] ?? 0, this.counts[i] ?? 0];
      let at = top.length;
      while (at > 0 && isBehind(top[at - 1], value, count)) at--;
      if (at === most) continue;
      top.splice(at, 0, { value, count });
      if (top.length > most) top.pop();
    }
    return top;
  }
}

function isBehind(other: NumberCount | undefined, value: number, count: number): boolean {
  return other !== undefined && (other.count < count || (other.count === count && other.value > value));
}
