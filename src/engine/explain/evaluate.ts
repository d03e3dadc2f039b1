import { type Formula, isTransposed, nameOf, withoutLastMark } from '../../model/formula/formula';
import { exp } from '../../numerics/exp';
import { power } from '../../numerics/power';
import type { Matrix } from './matrix';

/** What the letters and functions of a formula mean. */
export interface Meaning {
  /** The matrix of a symbol as it is written: `dW[1]`, `α`, `ŷ`. Undefined where it means nothing. */
  symbol(name: string): Matrix | undefined;
  /** A function, such as σ; undefined where it is none. */
  call(name: string, given: readonly Matrix[]): Matrix | undefined;
}

/**
 * The value of a formula as it is written. Beside each other stands a product of matrices; `·` and `∗` are element by element,
 * and so are powers and roots; `Σ` is over examples, which are columns, and `Σ_j` over units; a column is added to each column.
 * `1 (z > 0), 0 (z ≤ 0)` are cases; 0·log 0 is 0. Throws RangeError for what has no meaning, or shapes that do not fit: then the formula is
 * wrong.
 */
export function evaluate(formula: Formula, meaning: Meaning): Matrix {
  return new Evaluation(meaning, false).value(formula);
}

/**
 * The sum of the absolute values of all terms that a formula adds up, entry by entry: where terms cancel, its value is exact to
 * the last bits of this sum, not to its own. Throws RangeError as `evaluate` does.
 */
export function termsSize(formula: Formula, meaning: Meaning): Matrix {
  return new Evaluation(meaning, true).value(formula);
}

/** A number as a matrix. */
export function scalar(value: number): Matrix {
  return { rows: 1, columns: 1, values: Float64Array.of(value) };
}

const isScalar = ({ rows, columns }: Matrix): boolean => rows === 1 && columns === 1;

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '≤': (a, b) => a <= b,
  '≥': (a, b) => a >= b,
};

function isOperator(part: Formula | undefined, ...texts: readonly string[]): boolean {
  return part?.kind === 'operator' && texts.includes(part.text);
}

class Evaluation {
  /** What is below a line, in an exponent, a condition or a function is no term: its own value counts. */
  private readonly exact: Evaluation;

  /** `sizes`: every term counts by its absolute value. */
  constructor(
    private readonly meaning: Meaning,
    private readonly sizes: boolean,
  ) {
    this.exact = sizes ? new Evaluation(meaning, false) : this;
  }

  value(formula: Formula): Matrix {
    const known = this.meaning.symbol(nameOf(formula));
    if (known) return this.sized(known);
    switch (formula.kind) {
      case 'number':
        return scalar(Number(formula.text));
      case 'fraction':
        return elementwise(this.value(formula.above), this.sized(this.exact.value(formula.below)), (a, b) => a / b);
      case 'root':
        return mapped(this.value(formula.of), Math.sqrt);
      case 'fence':
        return formula.open === '‖' ? scalar(norm(this.value(formula.of))) : this.value(formula.of);
      case 'scripts':
        return this.raised(formula);
      case 'row':
        return formula.parts.some((part) => isOperator(part, ','))
          ? this.cases(formula.parts)
          : this.sum(formula.parts);
      default:
        throw new RangeError(`${nameOf(formula)} has no meaning`);
    }
  }

  private sized(matrix: Matrix): Matrix {
    return this.sizes ? mapped(matrix, Math.abs) : matrix;
  }

  /** `Wᵀ`, `g²`, `e^z`, `β₁ᵗ`, `‖a‖₁`. */
  private raised(formula: Extract<Formula, { kind: 'scripts' }>): Matrix {
    const raised = withoutLastMark(formula);
    if (raised) {
      const { inner, mark } = raised;
      if (inner.kind === 'variable' && inner.text === 'e') return mapped(this.exact.value(mark), exp);
      const value = this.value(inner);
      return isTransposed(formula) ? transposed(value) : elementwise(value, this.exact.value(mark), power);
    }
    const { of, below } = formula;
    const isSum = of.kind === 'fence' && of.open === '‖' && below && nameOf(below) === '1';
    if (!isSum) throw new RangeError(`${nameOf(formula)} has no meaning`);
    return scalar(this.value(of.of).values.reduce((sum, value) => sum + Math.abs(value), 0));
  }

  /** Values, each behind it in parentheses the condition under which it counts, element by element. */
  private cases(parts: readonly Formula[]): Matrix {
    const chosen = separated(parts).map((part) => {
      const condition = part.at(-1);
      const inner = condition?.kind === 'fence' && condition.of.kind === 'row' ? condition.of.parts : [];
      const at = inner.findIndex(
        ({ kind, ...rest }) => kind === 'operator' && 'text' in rest && rest.text in comparisons,
      );
      const sign = inner[at];
      const holds = sign?.kind === 'operator' ? comparisons[sign.text] : undefined;
      if (!holds) throw new RangeError('a case has no condition');
      const [left, right] = [this.exact.sum(inner.slice(0, at)), this.exact.sum(inner.slice(at + 1))];
      const applies = elementwise(left, right, (a, b) => (holds(a, b) ? 1 : 0));
      return elementwise(applies, this.sum(part.slice(0, -1)), (a, b) => (a === 1 ? b : 0));
    });
    return chosen.reduce((total, each) => elementwise(total, each, (a, b) => a + b));
  }

  /** Terms between + and −. */
  private sum(parts: readonly Formula[]): Matrix {
    let total: Matrix | undefined;
    let term: Formula[] = [];
    let sign = 1;
    const close = (): void => {
      if (term.length === 0) return;
      const signed = mapped(this.product(term), (value) => sign * value);
      total = total ? elementwise(total, signed, (a, b) => a + b) : signed;
      term = [];
    };
    for (const part of parts) {
      if (isOperator(part, '+', '−')) {
        close();
        sign = isOperator(part, '−') && !this.sizes ? -1 : 1;
      } else term.push(part);
    }
    if (term.length === 0) throw new RangeError('a sum ends where a term is missing');
    close();
    if (!total) throw new RangeError('a sum has no terms');
    return total;
  }

  /** Factors beside each other, or with a sign of multiplication between them. */
  private product(parts: readonly Formula[]): Matrix {
    const at = parts.findIndex((part) => isOperator(part, '·', '∗', '∘', '×'));
    const sum = parts.findIndex((part) => isOperator(part.kind === 'scripts' ? part.of : part, 'Σ'));
    // A sum reaches over all factors behind it.
    if (sum >= 0 && (at < 0 || sum < at)) {
      const added = parts[sum]?.kind === 'scripts' ? columnSums : rowSums;
      const total = added(this.product(parts.slice(sum + 1)));
      return sum === 0 ? total : times(this.beside(parts.slice(0, sum)), total);
    }
    if (at < 0) return this.beside(parts);
    return elementwise(this.beside(parts.slice(0, at)), this.product(parts.slice(at + 1)), multiplied);
  }

  /** Matrices and functions beside each other. */
  private beside(parts: readonly Formula[]): Matrix {
    let total: Matrix | undefined;
    for (let k = 0; k < parts.length; k++) {
      const [part, next] = [parts[k], parts[k + 1]];
      if (!part) break;
      const isCall = next?.kind === 'fence' || part.kind === 'word';
      const called = isCall && next ? this.called(part, next) : undefined;
      if (called) k++;
      const value = called ?? this.value(part);
      total = total ? times(total, value) : value;
    }
    if (!total) throw new RangeError('a product has no factors');
    return total;
  }

  /** `σ(z)`, `max(0, z)`, `log ŷ`; undefined where the name is no function. Its values may be known: those of `g′(z)`. */
  private called(name: Formula, argument: Formula): Matrix | undefined {
    const inner = argument.kind === 'fence' ? argument.of : argument;
    const parts = inner.kind === 'row' ? inner.parts : [inner];
    const known = this.meaning.symbol(`${nameOf(name)}${nameOf(argument)}`);
    if (known) return this.sized(known);
    const isFunction = this.meaning.call(nameOf(name), []) !== undefined;
    if (!isFunction) return undefined;
    const value = this.meaning.call(
      nameOf(name),
      separated(parts).map((part) => this.exact.sum(part)),
    );
    return value && this.sized(value);
  }
}

/** A product, 0 where one factor is 0 and the other log 0 = −∞. */
function multiplied(a: number, b: number): number {
  return a === 0 && Math.abs(b) === Infinity ? 0 : a * b;
}

/** Parts between commas. */
function separated(parts: readonly Formula[]): readonly (readonly Formula[])[] {
  const groups: Formula[][] = [[]];
  for (const part of parts) {
    if (isOperator(part, ',')) groups.push([]);
    else groups.at(-1)?.push(part);
  }
  return groups;
}

function mapped({ rows, columns, values }: Matrix, of: (value: number) => number): Matrix {
  return { rows, columns, values: values.map(of) };
}

/** Element by element; a scalar or a column meets every column of the other. */
export function elementwise(a: Matrix, b: Matrix, of: (a: number, b: number) => number): Matrix {
  const rows = Math.max(a.rows, b.rows);
  const columns = Math.max(a.columns, b.columns);
  for (const { rows: n, columns: m } of [a, b]) {
    if ((n !== rows && n !== 1) || (m !== columns && m !== 1)) {
      throw new RangeError(`(${a.rows}, ${a.columns}) and (${b.rows}, ${b.columns}) do not fit`);
    }
  }
  const at = ({ rows: n, columns: m, values }: Matrix, j: number, i: number): number =>
    values[(n === 1 ? 0 : j) * m + (m === 1 ? 0 : i)] ?? Number.NaN;
  const values = new Float64Array(rows * columns);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) values[j * columns + i] = of(at(a, j, i), at(b, j, i));
  }
  return { rows, columns, values };
}

/** AB, or a number times a matrix. */
function times(a: Matrix, b: Matrix): Matrix {
  if (isScalar(a) || isScalar(b)) return elementwise(a, b, (x, y) => x * y);
  if (a.columns !== b.rows) throw new RangeError(`(${a.rows}, ${a.columns})(${b.rows}, ${b.columns}) is no product`);
  const values = new Float64Array(a.rows * b.columns);
  for (let j = 0; j < a.rows; j++) {
    for (let i = 0; i < b.columns; i++) {
      let sum = 0;
      for (let k = 0; k < a.columns; k++) {
        sum += (a.values[j * a.columns + k] ?? Number.NaN) * (b.values[k * b.columns + i] ?? Number.NaN);
      }
      values[j * b.columns + i] = sum;
    }
  }
  return { rows: a.rows, columns: b.columns, values };
}

function transposed({ rows, columns, values }: Matrix): Matrix {
  const turned = new Float64Array(values.length);
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) turned[i * rows + j] = values[j * columns + i] ?? NaN;
  return { rows: columns, columns: rows, values: turned };
}

/** Σ over units. */
function columnSums({ rows, columns, values }: Matrix): Matrix {
  const sums = new Float64Array(columns);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) sums[i] = (sums[i] ?? NaN) + (values[j * columns + i] ?? NaN);
  }
  return { rows: 1, columns, values: sums };
}

/** Σ over examples. */
function rowSums({ rows, columns, values }: Matrix): Matrix {
  const sums = Float64Array.from({ length: rows }, (_, j) =>
    values.subarray(j * columns, (j + 1) * columns).reduce((sum, value) => sum + value, 0),
  );
  return { rows, columns: 1, values: sums };
}

function norm({ values }: Matrix): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
