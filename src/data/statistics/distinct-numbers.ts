/** A number and how often it occurs. */
export interface NumberCount {
  readonly value: number;
  readonly count: number;
}

/** So many distinct numbers are compared one by one: most columns of a wide table need no more room than these. */
const few = 16;

/** Counts distinct numbers up to a bound; 0 and −0 are one number. */
export class DistinctNumbers {
  private readonly values: number[] = [];
  private readonly counts: number[] = [];
  private hashed: HashedNumbers | undefined;
  private full = false;

  constructor(private readonly bound: number) {}

  /** Whether there are more than `bound` distinct numbers; counts are of no use then. */
  get isOver(): boolean {
    return this.full;
  }

  /** Number of distinct numbers; `bound` where there are more. */
  get size(): number {
    return this.values.length;
  }

  add(value: number): void {
    if (this.full) return;
    const { values, counts } = this;
    const at = this.hashed ? this.hashed.place(value, values) : values.indexOf(value);
    if (at >= 0) {
      counts[at] = (counts[at] ?? 0) + 1;
      return;
    }
    if (values.length === this.bound) {
      this.full = true;
      return;
    }
    values.push(value + 0);
    counts.push(1);
    if (this.hashed) this.hashed.keep(values);
    else if (values.length > few) this.hashed = new HashedNumbers(this.bound, values);
  }

  /** The most frequent numbers with their counts: the most frequent first, of equally frequent ones the smaller. */
  mostFrequent(most: number): readonly NumberCount[] {
    const { values, counts } = this;
    /** Their places. */
    const top: number[] = [];
    for (let i = 0; i < values.length; i++) {
      let at = top.length;
      while (at > 0 && this.isBehind(top[at - 1] ?? 0, i)) at--;
      if (at === most) continue;
      if (top.length < most) top.push(i);
      for (let k = top.length - 1; k > at; k--) top[k] = top[k - 1] ?? 0;
      top[at] = i;
    }
    return top.map((i) => ({ value: values[i] ?? 0, count: counts[i] ?? 0 }));
  }

  /** Whether the number in one place is less frequent than that in another, or as frequent and larger. */
  private isBehind(place: number, other: number): boolean {
    const { values, counts } = this;
    const more = (counts[other] ?? 0) - (counts[place] ?? 0);
    return more > 0 || (more === 0 && (values[place] ?? 0) > (values[other] ?? 0));
  }
}

/** Where numbers are in a list of distinct ones, by an open hash table. */
class HashedNumbers {
  private readonly slots: Int32Array;
  private readonly double = new Float64Array(1);
  private readonly words = new Int32Array(this.double.buffer);
  /** The slot that the last number which was not found would be in. */
  private free = 0;

  /** @param values the numbers so far, `bound` at the most in the end */
  constructor(bound: number, values: readonly number[]) {
    let size = 4;
    while (size < 2 * bound) size *= 2;
    this.slots = new Int32Array(size).fill(-1);
    for (const [at, value] of values.entries()) {
      this.place(value, values);
      this.slots[this.free] = at;
    }
  }

  /** The place of a number in the list; −1 where it has none. */
  place(value: number, values: readonly number[]): number {
    this.double[0] = value + 0;
    const mask = this.slots.length - 1;
    const hash = Math.imul((this.words[0] ?? 0) ^ Math.imul(this.words[1] ?? 0, 0x9e3779b1), 0x85ebca6b);
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const at = this.slots[slot] ?? -1;
      if (at < 0) {
        this.free = slot;
        return -1;
      }
      if (values[at] === value) return at;
    }
  }

  /** Takes in the last of the list, which `place` has just not found. */
  keep(values: readonly number[]): void {
    this.slots[this.free] = values.length - 1;
  }
}
