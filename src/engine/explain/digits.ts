import { type Equation, type Operand, recompute } from './equation';
import type { Matrix } from './matrix';

/** The decimals in which an equation's numbers are shown: those of its result, and of each operand in their order. */
export interface Digits {
  readonly result: number;
  readonly operands: readonly number[];
}

/** The largest number of a result has so many significant digits. */
const significant = 4;
/** A double has no more. */
const mostSignificant = 17;
/** JavaScript writes no more. */
const mostDecimals = 100;
/** How far from the middle between two roundings a recomputed number is, in units of the last place. */
const margin = 1e-4;

/**
 * The fewest decimals of the operands, from four digits up, from which every entry of the result comes out as it is shown when
 * the formula is computed from what is shown. A result in the middle between two roundings is shown with a digit more.
 * Where the formula and the engine differ in the digits shown, the result has as many fewer as they agree in; undefined where
 * they agree in none, or where a number is not finite.
 */
export function digitsOf(equation: Equation): Digits | undefined {
  const { result, operands } = equation;
  if (![result, ...operands.map(({ matrix }) => matrix)].every(areFinite)) return undefined;
  const base = placeOf(result);
  const places = [base, base + 1, base + 2, ...Array.from({ length: base }, (_, k) => base - 1 - k)];
  for (const place of places) {
    const found = operandPlaces(equation, place);
    if (found) return { result: place, operands: found };
  }
  return undefined;
}

/** The decimals of each operand; undefined where all of a double's digits do not give the result to its place. */
function operandPlaces(equation: Equation, place: number): number[] | undefined {
  const least = equation.operands.map(({ matrix }) => placeOf(matrix));
  const isEnough = (places: readonly number[]): boolean => givesResult(equation, place, places);
  for (let more = 0; more <= mostSignificant - significant; more++) {
    const places = least.map((each) => each + more);
    if (!isEnough(places)) continue;
    for (const [k, lowest] of least.entries()) {
      for (let fewer = lowest; fewer < lowest + more; fewer++) {
        const tried = places.map((place, at) => (at === k ? fewer : place));
        if (!isEnough(tried)) continue;
        places[k] = fewer;
        break;
      }
    }
    return places;
  }
  return undefined;
}

function givesResult(equation: Equation, place: number, places: readonly number[]): boolean {
  const shown = equation.operands.map(({ name, matrix }, k): Operand => {
    return { name, matrix: roundedTo(matrix, places[k] ?? 0) };
  });
  const { values } = recompute(equation, shown);
  const unit = tenTo(-place);
  return equation.result.values.every((value, k) => {
    const target = Number(value.toFixed(place));
    return Math.abs((values[k] ?? Number.NaN) - target) < (0.5 - margin) * unit;
  });
}

/**
 * The decimal place of the fourth digit of a matrix's largest number, never before the point; of numbers that have fewer decimals,
 * such as a learning rate of 1.2, the last of those.
 */
export function placeOf({ values }: Matrix): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return 0;
  const place = Math.min(mostDecimals, Math.max(0, significant - 1 - exponentOf(largest)));
  return values.reduce((most, value) => Math.max(most, Math.min(place, decimalsOf(value))), 0);
}

/** The power of ten of a number's first digit. */
const exponentOf = (value: number): number => Number(value.toExponential().split('e')[1]);

/** The decimals of the shortest text that reads back as a number: 1 of 1.2, 8 of 10⁻⁸. */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}

/** Every number rounded to so many decimals, as it is shown. */
export function roundedTo({ rows, columns, values }: Matrix, place: number): Matrix {
  return { rows, columns, values: values.map((value) => Number(value.toFixed(Math.min(mostDecimals, place)))) };
}

const areFinite = ({ values }: Matrix): boolean => values.every(Number.isFinite);

/** 10^n, read as a decimal, so that it is the nearest double. */
const tenTo = (n: number): number => Number(`1e${n}`);
