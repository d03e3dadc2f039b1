import { lowerBound } from '../statistics/lower-bound';

/** How finely a double is told from its neighbours at most, relative to it: as a number of 32 bits is. */
const finest = 2 ** -24;

/** One column as it tells rows apart: how likely each value is, and how much lies between two. */
export interface Likeness {
  /** For each row asked, the chance of another row to have its value. */
  readonly chances: Float64Array;
  /** For each row asked, where its value is among all, from 0 to 1; of categories and missing cells a number above 1. */
  readonly places: Float64Array;
  /** The places of the reference rows. */
  readonly references: Float64Array;
}

/** Values of one step: their number, and how often one is seen beside another of the same value. */
interface StepFacts {
  readonly values: number;
  readonly repeats: number;
}

/** Ordered pairs of equal values of a step from which on they are known to repeat. */
const fewestRepeats = 4;

/**
 * How likely equal values of a column are, judged by reference rows. A value that repeats is as likely as it is frequent; one
 * that does not, as likely as values are dense there, times its step: of measures in tenths every tenth is equally likely.
 * @param asked the column's cells in the rows that are asked about
 */
export function likenessOf(asked: Float64Array, references: Float64Array, hasNumbers: boolean): Likeness {
  const counts = new Map<number, number>();
  for (const value of references) counts.set(value, (counts.get(value) ?? 0) + 1);
  const total = references.length;
  const share = (value: number): number => Math.max(1, counts.get(value) ?? 0) / total;
  if (!hasNumbers) {
    const place = (code: number): number => 2 + (Number.isNaN(code) ? -0.5 : code);
    return { chances: asked.map(share), places: asked.map(place), references: references.map(place) };
  }
  const sorted = references.filter((value) => !Number.isNaN(value)).sort();
  const distinct = sorted.filter((value, i) => value !== sorted[i - 1]);
  const steps = new Map<number, StepFacts>();
  for (const value of distinct) {
    const [step, count] = [stepOf(value), counts.get(value) ?? 0];
    const { values = 0, repeats = 0 } = steps.get(step) ?? {};
    steps.set(step, { values: values + count, repeats: repeats + count * (count - 1) });
  }
  const places = new Map<number, number>();
  let below = 0;
  for (const value of distinct) {
    const count = counts.get(value) ?? 0;
    places.set(value, (below + count / 2) / total);
    below += count;
  }
  const placeOf = (value: number): number => {
    if (Number.isNaN(value)) return 1.5;
    return places.get(value) ?? lowerBound(sorted, value) / total;
  };
  const chanceOf = (value: number): number => {
    const count = counts.get(value) ?? 0;
    if (Number.isNaN(value) || count > 1) return share(value);
    const at = lowerBound(distinct, value);
    const next = distinct[at] === value ? at + 1 : at;
    const [before, after] = [distinct[at - 1] ?? value, distinct[next] ?? value];
    const sides = Number(at > 0) + Number(next < distinct.length);
    const step = stepOf(value);
    const width = Math.max(step, Math.abs(value) * finest) / (after - before);
    const { values, repeats } = steps.get(step) ?? { values: 1, repeats: 0 };
    // Where values repeat that their step would keep apart, something else makes them, as a formula of coarse numbers.
    const known = repeats >= fewestRepeats ? repeats / values : 0;
    return Math.min(1, Math.max(known, (values / sorted.length) * width * sides)) / total;
  };
  return { chances: asked.map(chanceOf), places: asked.map(placeOf), references: references.map(placeOf) };
}

/** The largest power of ten that a number is a multiple of, as it is written: 0.01 of 2.35, 100 of 4500; 0 has none. */
export function stepOf(value: number): number {
  const [, whole = '', fraction = '', exponent = '0'] =
    /^-?(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const digits = `${whole}${fraction}`;
  const trimmed = digits.replace(/0+$/, '');
  if (trimmed === '') return Infinity;
  return powerOfTen(Number(exponent) - fraction.length + digits.length - trimmed.length);
}

function powerOfTen(exponent: number): number {
  return Number(`1e${exponent}`);
}
