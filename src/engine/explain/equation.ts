import { operandsIn } from '../../model/formula/operands';
import { parseFormula } from '../../model/formula/parse';
import { sidesOf } from '../../model/formula/pass';
import { evaluate, type Meaning } from './evaluate';
import type { Matrix } from './matrix';

/** A matrix that a formula reads, by the name that it has there: `W[2]T` is transposed, `g′(z[1])` a derivative's values. */
export interface Operand {
  readonly name: string;
  readonly matrix: Matrix;
}

/** One formula with its numbers. */
export interface Equation {
  /** One assignment, as a line of plain mathematics. */
  readonly line: string;
  /** The value of its left side. */
  readonly result: Matrix;
  /** What its right side reads, in the order in which it is written, each once. */
  readonly operands: readonly Operand[];
  /** What the names and functions of its right side mean. */
  readonly meaning: Meaning;
}

/**
 * An assignment with the matrices that it reads. `result` is what the engine has for its left side; without it, the value of the
 * right side. Throws RangeError for a line that cannot be computed as it is written.
 */
export function equationOf(line: string, meaning: Meaning, result?: Matrix): Equation {
  const right = parseFormula(sidesOf(line)[1]);
  const parts = operandsIn(right, (name) => meaning.symbol(name) !== undefined);
  const operands = new Map(parts.map(({ name, formula }) => [name, formula]));
  return {
    line,
    result: result ?? evaluate(right, meaning),
    operands: [...operands].map(([name, formula]) => ({ name, matrix: evaluate(formula, meaning) })),
    meaning,
  };
}

/** The value of an equation's right side where its operands are these instead. */
export function recompute({ line, meaning }: Equation, operands: readonly Operand[]): Matrix {
  const given = new Map(operands.map(({ name, matrix }) => [name, matrix]));
  return evaluate(parseFormula(sidesOf(line)[1]), {
    symbol: (name) => given.get(name) ?? meaning.symbol(name),
    call: (name, matrices) => meaning.call(name, matrices),
  });
}
