import { compareCodePoints } from './code-points';
import type { RawTarget } from './raw-examples';

/** The class named by a target's value. */
export function className(value: number | string): string {
  return String(value);
}

/** The classes of a target in the order of their numbers: whole numbers by value, all other names by code point. */
export function classesOf(target: RawTarget): readonly string[] {
  if (target.classes) return target.classes;
  const distinct = new Set<number | string>(target.values);
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
