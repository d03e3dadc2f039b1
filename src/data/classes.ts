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
