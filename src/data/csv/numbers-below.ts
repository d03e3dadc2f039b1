import { inverseLn2 } from '../../numerics/ln2';
import { log } from '../../numerics/log';
import { exactPowers } from './long-decimal';
import { type NumberFormat, numberOf } from './number';

/** Fewer numbers are no sequence, fewer that rise or fall throughout neither. */
const leastSequence = 4;
const leastMonotone = 3;
/** Fewer numbers do not tell their range. */
const leastRange = 3;
/** No step of a sequence is more than this part of its range. */
const largestStep = 1 / 3;
/** A number that a column does not have is unlike the others where most of those repeat: it is at least so surprising. */
const repeatingBits = 2;
/** A number far beyond the others is not more surprising the farther it is. */
const mostFarBits = 8;
const mostDecimals = 6;

/** −log₂ of a chance of `part` in `whole`. */
export function bitsOf(part: number, whole: number): number {
  return Math.max(0, log2(whole / part));
}

/** The numbers of a column below its first cell, in the file's order. */
export class NumbersBelow {
  private readonly values: readonly number[];
  private readonly counts = new Map<number, number>();
  private readonly least: number;
  private readonly largest: number;
  /** The largest difference of neighbours. */
  private readonly step: number;
  /** Whether they go through their range in small steps. */
  private readonly isSequence: boolean;
  /** The smallest difference that their decimals can show. */
  private readonly resolution: number;

  constructor(texts: readonly string[], format: NumberFormat) {
    let [least, largest, step, decimals] = [Infinity, -Infinity, 0, 0];
    const values = texts.map((text) => numberOf(text, format));
    let [before] = values;
    for (const value of values) {
      this.counts.set(value, 1 + (this.counts.get(value) ?? 0));
      least = Math.min(least, value);
      largest = Math.max(largest, value);
      step = Math.max(step, Math.abs(value - (before ?? value)));
      before = value;
    }
    for (const text of texts) {
      const [, fraction = ''] = text.split(format.decimal);
      decimals = Math.max(decimals, fraction.search(/\D|$/));
    }
    this.values = values;
    this.least = least;
    this.largest = largest;
    this.step = step;
    const span = largest - least;
    this.isSequence = values.length >= leastSequence && span > 0 && step <= largestStep * span;
    this.resolution = 1 / (exactPowers[Math.min(mostDecimals, decimals)] ?? 1);
  }

  /** Whether another number is like these, and how surprising it is, in bits. */
  compare(value: number): { readonly likeness: 'like' | 'unlike'; readonly bits: number } {
    const { values, counts } = this;
    const n = values.length;
    if (n === 0) return { likeness: 'like', bits: 0 };
    const seen = counts.get(value);
    if (seen !== undefined) return { likeness: 'like', bits: bitsOf(seen + 0.5, n + 1) };
    const bits = this.bitsOfPlace(value);
    if (this.isBefore(value)) return { likeness: 'like', bits: 1 };
    if (this.isSequence) return { likeness: 'unlike', bits: bits + 1 };
    const reasons = n < 2 ? [] : [this.bitsOfNew(), this.bitsOfWhole(value), this.bitsOfFar(value)];
    const most = Math.max(0, ...reasons);
    return most > 0 ? { likeness: 'unlike', bits: Math.max(most, bits) } : { likeness: 'like', bits };
  }

  /** Whether a number begins the sequence that these are: not much farther from the first than they are from each other. */
  private isBefore(value: number): boolean {
    const { values, step } = this;
    const [first = value] = values;
    const all = [value, ...values];
    const isMonotone = values.length >= leastMonotone && (isRising(all) || isRising([...all].reverse()));
    if (!this.isSequence && !isMonotone) return false;
    if (Math.abs(value - first) <= 2 * step) return true;
    // Powers and the like: by their ratios.
    const ratios = all.slice(1).map((each, i) => Math.abs(log(each / (all[i] ?? each))));
    const [ownRatio = 0, ...others] = ratios;
    return isMonotone && this.least > 0 && ownRatio <= 2 * Math.max(...others);
  }

  /**
   * One of all numbers between these, as finely as they are written; but a small number is not surprising, people and
   * programs begin with them, and only among numbers that are all fractions a whole one is.
   */
  private bitsOfPlace(value: number): number {
    const { values, least, largest, resolution } = this;
    const span = Math.max(largest, value) - Math.min(least, value);
    const alike = values.filter((each) => Number.isInteger(each) === Number.isInteger(value)).length;
    return Math.min(log2(span / resolution + 1), log2(Math.abs(value) + 2) + bitsOf(alike + 0.5, values.length + 1));
  }

  /** Of a new number, where most repeat: the chance is about the share of those that do not (Good 1953). */
  private bitsOfNew(): number {
    let singles = 0;
    for (const count of this.counts.values()) if (count === 1) singles++;
    const bits = bitsOf(singles + 0.5, this.values.length + 0.5);
    return bits >= repeatingBits ? bits : 0;
  }

  /** Of a whole number among fractions, or a fraction among whole numbers. */
  private bitsOfWhole(value: number): number {
    const { values } = this;
    const isLike = values.some((each) => Number.isInteger(each) === Number.isInteger(value));
    return isLike ? 0 : bitsOf(0.5, values.length + 1);
  }

  /** Of a number that is farther from the others than they are from each other. */
  private bitsOfFar(value: number): number {
    const { values, least, largest } = this;
    const span = largest - least;
    const away = Math.max(least - value, value - largest);
    if (values.length < leastRange || span === 0 || away <= span) return 0;
    return bitsOf(1, values.length) + Math.min(mostFarBits, log2(away / span));
  }
}

function isRising(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || value > (values[i - 1] ?? value));
}

function log2(value: number): number {
  return log(value) * inverseLn2;
}
