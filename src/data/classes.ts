import { compareCodePoints } from './code-points';
import { budgetBytes, entryBytes } from './memory';
import type { RawTarget } from './raw-examples';

/** The class named by a target's value. */
export function className(value: number | string): string {
  return String(value);
}

/** The most different values that are counted. */
const mostDistinct = 2 ** 23;

/**
 * The classes of a target in the order of their numbers: whole numbers by value, all other names by code point. Of more than
 * 2²³ different values, which nobody means as classes, those of the first. Throws Fault data-memory where they need more.
 */
export function classesOf(target: RawTarget, memoryLimit = Infinity): readonly string[] {
  if (target.classes) return target.classes;
  const distinct = new Set<number | string>();
  for (const value of target.values) {
    if (distinct.has(value)) continue;
    if (distinct.size === mostDistinct) break;
    budgetBytes(entryBytes * (distinct.size + 1), memoryLimit);
    distinct.add(value);
  }
  const numbers = [...distinct].filter((value) => typeof value === 'number');
  if (numbers.length === distinct.size && numbers.every(Number.isInteger)) {
    return numbers.sort((a, b) => a - b).map(className);
  }
  return [...distinct].map(className).sort(compareCodePoints);
}

/** A name without what people take for no difference: case, width and blanks. */
export function foldedName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** What finds the first of these names that differs from another in nothing else. */
export function spellingOf(names: readonly string[]): (name: string) => string | undefined {
  const known = new Map([...names].reverse().map((each) => [foldedName(each), each]));
  return (name) => known.get(foldedName(name));
}

/** Names that differ in nothing else, each group of at least two, and how many different names are left then. */
export function alikeNames(names: readonly string[]): {
  readonly groups: readonly (readonly string[])[];
  readonly count: number;
} {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const key = foldedName(name);
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return { groups: [...groups.values()].filter((group) => group.length > 1), count: groups.size };
}
