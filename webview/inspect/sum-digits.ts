import { type Decimal, exponentOf, formatDecimal, isPlain, powerOf, roundTo } from '../ui/decimal';

/** Numbers that are shown one below the other: they share a decimal place, and a power of ten. */
export interface DigitColumn {
  readonly values: readonly Decimal[];
  readonly texts: readonly string[];
  /** The texts count in 10^exponent: 0 but for very large and very small numbers. */
  readonly exponent: number;
}

export interface SumNumbers {
  /** wₖ and aₖ of the terms that are listed. */
  readonly weights: readonly number[];
  readonly inputs: readonly number[];
  /** The products wₖaₖ in the same order, and then what else is added: the other terms in one, and b. */
  readonly terms: readonly number[];
  readonly z: number;
}

/** z = Σ wₖaₖ + b with the digits in which it is shown; z counts in the terms' power of ten. */
export interface SumDigits {
  readonly weights: DigitColumn;
  readonly inputs: DigitColumn;
  readonly terms: DigitColumn;
  readonly z: Decimal;
  readonly zText: string;
}

/** The largest number of a column has so many significant digits, or more. */
const significant = 4;

/**
 * Chooses the digits in which a sum is shown; every number is its true value, rounded to its column's place, and none
 * is adjusted. z ends at the fourth digit of the largest summand. Terms have as many digits more as keep their
 * roundings together within a quarter of a unit of z's last digit, and factors as many as keep their product within
 * half a unit of the term's. So the shown factors give the shown term, and the shown terms the shown z, to within one
 * unit of the last digit shown. Where z as the engine has it is not the sum of the terms to that digit (the engine sums
 * in its own precision), z ends before the digit in which they differ. Undefined where a number is not finite.
 */
export function sumDigits({ weights, inputs, terms, z }: SumNumbers): SumDigits | undefined {
  if (![...weights, ...inputs, ...terms, z].every(Number.isFinite)) return undefined;
  const summands = [...terms, z];
  const difference = Math.abs(terms.reduce((sum, term) => sum + term, 0) - z);
  const zPlace = Math.min(placeOf(summands), -Math.ceil(Math.log10(4 * difference)));
  const termPlace = zPlace + placesMore(2 * terms.length);
  // No digit is shown behind z's last: a 0 there would be none of its digits.
  const exponent = Math.max(exponentOf(largestOf(summands)), -zPlace);
  const shown = roundTo(z, zPlace);
  return {
    weights: factors(weights, termPlace, inputs),
    inputs: factors(inputs, termPlace, weights),
    terms: column(terms, termPlace, exponent),
    z: shown,
    zText: formatDecimal(shown, exponent),
  };
}

/**
 * One of the two columns of factors: its rounding, times the largest of the `others`, is a quarter of a term's unit.
 */
function factors(values: readonly number[], termPlace: number, others: readonly number[]): DigitColumn {
  const needed = termPlace + placesMore(2.1 * largestOf(others));
  return column(values, Math.max(placeOf(values), needed), exponentOf(largestOf(values)));
}

function column(values: readonly number[], place: number, exponent: number): DigitColumn {
  const rounded = values.map((value) => roundTo(value, place));
  return { values: rounded, texts: rounded.map((decimal) => formatDecimal(decimal, exponent)), exponent };
}

const largestOf = (values: readonly number[]): number =>
  values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);

/** The place of the largest value's fourth digit; at least that of ones where the column counts in ones. */
function placeOf(values: readonly number[]): number {
  const largest = largestOf(values);
  const place = significant - 1 - powerOf(largest);
  return isPlain(largest) ? Math.max(0, place) : place;
}

/** So many places more make an error so many times smaller, or more; none are needed for 0 times. */
const placesMore = (times: number): number => Math.ceil(Math.log10(times));
