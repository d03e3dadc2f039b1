import { sidesOf } from '../../model/formula/pass';
import { type Equation, equationOf, type Operand } from './equation';
import { scalar } from './evaluate';
import { columnOf, type Matrix } from './matrix';
import { meaningOf } from './symbols';
import type { StopEquation } from './walk';

/** An entry of a matrix: its row, and its column. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A sum of products, Σ_k w_k·a_k, what is added to it, and what it is divided by. */
export interface Terms {
  readonly weights: Float64Array;
  /** Absent where the terms are no products. */
  readonly inputs?: Float64Array;
  readonly bias?: number;
  readonly divisor?: number;
  /** (λ/m)w, which is added to the quotient. */
  readonly penalty?: number;
  readonly sum: number;
  /** What the terms are counted by. */
  readonly over: 'inputs' | 'units' | 'examples';
}

/** How one entry of an equation's result comes about: by a sum of terms, by its formula with numbers in it, or by both. */
export interface Entry {
  readonly place: Place;
  readonly terms?: Terms;
  /** The equation with the matrices' own entries as its operands. */
  readonly equation?: Equation;
}

/** The entry of an equation at a place. */
export function entryOf(equation: StopEquation, place: Place): Entry {
  const terms = termsOf(equation, place);
  if (equation.line.includes('Σ_j')) return { place, ...shareOf(equation, place) };
  return terms ? { place, terms } : { place, equation: ofNumbers(equation, place) };
}

/** The terms of a sum of products; undefined of other formulas. */
function termsOf({ line, letter, operands, result }: StopEquation, place: Place): Terms | undefined {
  const [first, second, third] = operands.map(({ matrix }) => matrix);
  if (!first || !second) return undefined;
  const sum = at(result, place);
  switch (letter) {
    case 'Z':
      return (
        third && {
          weights: rowAt(first, place.row),
          inputs: columnAt(second, place.column),
          bias: at(third, place),
          sum,
          over: 'inputs',
        }
      );
    case 'dA':
      if (first.columns !== second.rows) return undefined;
      return { weights: rowAt(first, place.row), inputs: columnAt(second, place.column), sum, over: 'units' };
    case 'dW':
    case 'db': {
      // (1/m) Σ_i dz_i·a_i, and with a penalty (λ/m)w; of one example there is no sum.
      if (!line.includes('= (1/')) return undefined;
      const lambda = operands.find(({ name }) => name.startsWith('λ'));
      const [m, weight] = [operands.find(({ name }) => name === 'm'), operands.at(-1)];
      return {
        weights: rowAt(second, place.row),
        ...(letter === 'dW' && third ? { inputs: columnAt(third, place.column) } : {}),
        divisor: at(first, place),
        ...(lambda && m && weight
          ? { penalty: (at(lambda.matrix, place) / at(m.matrix, place)) * at(weight.matrix, place) }
          : {}),
        sum,
        over: 'examples',
      };
    }
    default:
      return undefined;
  }
}

/** t_j of Σ t, and all its terms. */
function shareOf({ line, operands, result }: StopEquation, place: Place): Pick<Entry, 'terms' | 'equation'> {
  const [terms] = operands;
  if (!terms) return {};
  const weights = columnAt(terms.matrix, place.column);
  const sum = weights.reduce((total, each) => total + each, 0);
  const [left] = sidesOf(line);
  if (!line.includes('/')) return { terms: { weights, sum, over: 'units' } };
  const known = new Map([
    [terms.name, scalar(at(terms.matrix, place))],
    ['s', scalar(sum)],
  ]);
  const equation = equationOf(`${left} = ${terms.name}/s`, meaningOf(known, undefined), scalar(at(result, place)));
  return { terms: { weights, sum, over: 'units' }, equation };
}

function ofNumbers({ line, operands, result, meaning }: StopEquation, place: Place): Equation {
  return {
    line,
    result: scalar(at(result, place)),
    operands: operands.map(({ name, matrix }): Operand => ({ name, matrix: scalar(at(matrix, place)) })),
    meaning,
  };
}

/** The entry of a matrix that takes part in the entry of another: a row or a column meets all columns or rows. */
function at({ rows, columns, values }: Matrix, { row, column }: Place): number {
  return values[(rows === 1 ? 0 : row) * columns + (columns === 1 ? 0 : column)] ?? Number.NaN;
}

function rowAt({ columns, values }: Matrix, row: number): Float64Array {
  return values.slice(row * columns, (row + 1) * columns);
}

const columnAt = (matrix: Matrix, column: number): Float64Array =>
  columnOf(matrix, matrix.columns === 1 ? 0 : column).values;
