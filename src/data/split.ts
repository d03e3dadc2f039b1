import { Fault, type Message, message } from '../model/message';
import type { SetName, Sets } from '../model/sets';
import type { Share } from '../model/source';
import type { Random } from '../numerics/random';

/** The classes of all examples, so that a share can be taken of each. */
export interface Strata {
  readonly count: number;
  classOf(example: number): number;
}

/** A set to be taken out of the examples. */
export interface Taken extends Share {
  readonly set: Exclude<SetName, 'train'>;
  readonly random: Random;
  /** Where the share is stratified. */
  readonly strata?: Strata;
}

/** The numbers 0 … m − 1. */
export function allExamples(m: number): Int32Array {
  const all = new Int32Array(m);
  for (let i = 0; i < m; i++) all[i] = i;
  return all;
}

/** Number of examples in a share: round(f·m), with halves rounded up. */
export function shareCount(fraction: number, m: number): number {
  return Math.round(fraction * m);
}

/**
 * The numbers of the examples of each set, in their original order. Each share in turn takes round(f·m) of all m, the
 * first of a permutation that its stream draws of those that are left; a stratified one does so in each class in turn.
 * Throws Fault data-holdout-empty, data-validation-empty or data-shares-empty if a set would be empty.
 */
export function takeOut(m: number, shares: readonly Taken[]): Sets<Int32Array> {
  /** 0 for the training set, else the number of the share from 1. */
  const taken = new Uint8Array(m);
  for (const [k, { fraction, random, strata }] of shares.entries()) {
    for (const group of strata ? groupsOf(m, strata) : [allExamples(m)]) {
      const left = group.filter((example) => taken[example] === 0);
      const order = random.permutation(left.length);
      const count = shareCount(fraction, group.length);
      for (let i = 0; i < count; i++) taken[left[order[i] ?? 0] ?? 0] = k + 1;
    }
  }
  const membersOf = (name: Taken['set']): Int32Array | undefined => {
    const k = shares.findIndex(({ set }) => set === name);
    return k < 0 ? undefined : membersIn(taken, k + 1);
  };
  const [validation, test] = [membersOf('validation'), membersOf('test')];
  const split = {
    train: membersIn(taken, 0),
    ...(validation ? { validation } : {}),
    ...(test ? { test } : {}),
  };
  if (Object.values(split).some(({ length }) => length === 0)) throw new Fault(emptySet(m, shares, split));
  return split;
}

/** The examples that a set has, in their order. */
function membersIn(sets: Uint8Array, set: number): Int32Array {
  let count = 0;
  for (let i = 0; i < sets.length; i++) if (sets[i] === set) count++;
  const members = new Int32Array(count);
  for (let i = 0, next = 0; i < sets.length; i++) if (sets[i] === set) members[next++] = i;
  return members;
}

function emptySet(m: number, shares: readonly Taken[], { train, validation, test }: Sets<Int32Array>): Message {
  const [first] = shares;
  const counts = {
    examples: m,
    train: train.length,
    ...(validation ? { validation: validation.length } : {}),
    ...(test ? { test: test.length } : {}),
  };
  if (validation && test) return message('data-shares-empty', counts);
  return message(test ? 'data-holdout-empty' : 'data-validation-empty', { fraction: first?.fraction ?? 0, ...counts });
}

function groupsOf(m: number, strata: Strata): Int32Array[] {
  const counts = new Int32Array(strata.count);
  for (let i = 0; i < m; i++) counts[strata.classOf(i)] = (counts[strata.classOf(i)] ?? 0) + 1;
  const groups = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (let i = 0; i < m; i++) {
    const own = strata.classOf(i);
    const group = groups[own];
    const at = counts[own] ?? 0;
    if (group) group[at] = i;
    counts[own] = at + 1;
  }
  return groups;
}

/** The chosen rows of an m × n array. */
export function rowsOf(values: Float64Array, n: number, rows: Int32Array): Float64Array {
  const chosen = new Float64Array(rows.length * n);
  for (const [i, row] of rows.entries()) chosen.set(values.subarray(row * n, (row + 1) * n), i * n);
  return chosen;
}
