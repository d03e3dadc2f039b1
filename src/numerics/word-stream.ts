import { log } from './log';
import type { Random } from './random';

/** The draws derived from a generator of random words, by the same steps for every generator. */
export abstract class WordStream implements Random {
  /** The second number of a polar pair, for the next call of `normal`. */
  protected kept: number | undefined;

  abstract uniform(): number;
  abstract save(): readonly number[];
  abstract restore(state: readonly number[]): void;

  /** The next 32 bits. */
  protected abstract word(): number;

  /** The largest value of each whole number that `save` returns before the kept normal number. */
  protected abstract bounds(): readonly number[];

  accepts(state: readonly number[]): boolean {
    const bounds = this.bounds();
    const kept = state.slice(bounds.length);
    return (
      kept.length <= 1 &&
      kept.every(Number.isFinite) &&
      bounds.every((bound, k) => {
        const value = state[k] ?? -1;
        return Number.isInteger(value) && value >= 0 && value <= bound;
      })
    );
  }

  /** Marsaglia's polar method: of a pair f·x₂, f·x₁, f = √(−2 log r² / r²), r² = x₁² + x₂², the second one is kept. */
  normal(): number {
    const kept = this.kept;
    if (kept !== undefined) {
      this.kept = undefined;
      return kept;
    }
    for (;;) {
      const x1 = 2 * this.uniform() - 1;
      const x2 = 2 * this.uniform() - 1;
      const r2 = x1 * x1 + x2 * x2;
      if (r2 >= 1 || r2 === 0) continue;
      const f = Math.sqrt((-2 * log(r2)) / r2);
      this.kept = f * x1;
      return f * x2;
    }
  }

  /** Words masked to the bound's length, redrawn while they are not below it; bound 1 draws none. */
  integer(bound: number): number {
    const largest = bound - 1;
    if (largest === 0) return 0;
    const mask = 0xffffffff >>> Math.clz32(largest);
    for (;;) {
      const value = (this.word() & mask) >>> 0;
      if (value <= largest) return value;
    }
  }

  /** Shuffled by Fisher and Yates from the last place down. */
  permutation(count: number): Int32Array {
    const order = Int32Array.from({ length: count }, (_, i) => i);
    for (let i = count - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const swapped = order[i] ?? 0;
      order[i] = order[j] ?? 0;
      order[j] = swapped;
    }
    return order;
  }
}
