import { Fault, message } from '../model/message';
import type { Random } from '../numerics/random';

export interface Split {
  /** Examples of the training set, in their original order. */
  readonly train: Int32Array;
  /** Examples of the test set, in their original order. */
  readonly test: Int32Array;
}

/** The numbers 0 … m − 1. */
export function allExamples(m: number): Int32Array {
  return Int32Array.from({ length: m }, (_, i) => i);
}

/** Number of examples in a hold-out: round(f·m), with halves rounded up. */
export function holdoutCount(fraction: number, m: number): number {
  return Math.round(fraction * m);
}

/**
 * Removes round(f·m) examples: the first of `random`'s permutation of all; with `classOf`, round(f·m_c) of each class
 * c in turn, the first of a permutation of that class's examples. Throws Fault data-holdout-empty if either set
 * would be empty.
 */
export function holdOut(
  m: number,
  fraction: number,
  random: Random,
  strata?: { readonly count: number; classOf(example: number): number },
): Split {
  const groups = strata ? groupsOf(m, strata) : [allExamples(m)];
  const held = new Uint8Array(m);
  let count = 0;
  for (const group of groups) {
    const order = random.permutation(group.length);
    const taken = holdoutCount(fraction, group.length);
    for (let i = 0; i < taken; i++) held[group[order[i] ?? 0] ?? 0] = 1;
    count += taken;
  }
  if (count === 0 || count === m) {
    throw new Fault(message('data-holdout-empty', { fraction, examples: m, test: count, train: m - count }));
  }
  const train = new Int32Array(m - count);
  const test = new Int32Array(count);
  for (let i = 0, a = 0, b = 0; i < m; i++) {
    if (held[i]) test[b++] = i;
    else train[a++] = i;
  }
  return { train, test };
}

function groupsOf(m: number, strata: { readonly count: number; classOf(example: number): number }): Int32Array[] {
  const groups = Array.from({ length: strata.count }, (): number[] => []);
  for (let i = 0; i < m; i++) groups[strata.classOf(i)]?.push(i);
  return groups.map((group) => Int32Array.from(group));
}

/** The chosen rows of an m × n array. */
export function rowsOf(values: Float64Array, n: number, rows: Int32Array): Float64Array {
  const chosen = new Float64Array(rows.length * n);
  for (const [i, row] of rows.entries()) chosen.set(values.subarray(row * n, (row + 1) * n), i * n);
  return chosen;
}
