import { countCodes } from './category-summary';
import type { CodedTexts } from './values';

/** One class of a target. */
export interface ClassShare {
  readonly name: string;
  readonly count: number;
  /** Of the examples that have a class, from 0 to 1. */
  readonly share: number;
}

/** How the examples are divided among the classes. */
export interface ClassBalance {
  /** In the order of the classes' numbers, those without an example included. */
  readonly classes: readonly ClassShare[];
  /** The largest class: what a constant prediction gets right. The first of equals. */
  readonly majority: ClassShare;
  /** The smallest class that has an example. The first of equals. */
  readonly rarest: ClassShare;
}

/** The balance of a target's classes; undefined where no example has one. */
export function classBalance(target: CodedTexts): ClassBalance | undefined {
  const counts = countCodes(target);
  const present = counts.reduce((sum, count) => sum + count, 0);
  const classes = Array.from(counts, (count, code) => ({
    name: target.texts[code] ?? '',
    count,
    share: count / present,
  }));
  let majority: ClassShare | undefined;
  let rarest: ClassShare | undefined;
  for (const each of classes) {
    if (each.count === 0) continue;
    if (!majority || each.count > majority.count) majority = each;
    if (!rarest || each.count < rarest.count) rarest = each;
  }
  return majority && rarest && { classes, majority, rarest };
}
