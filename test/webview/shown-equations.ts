import type { Page } from 'playwright-core';
import { evaluate } from '../../src/engine/explain/evaluate';
import type { Matrix } from '../../src/engine/explain/matrix';
import { parseFormula } from '../../src/model/formula/parse';

/** A matrix as a person reads it from the page. */
export interface ShownMatrix {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** The power of ten that its numbers count in. */
  readonly exponent: number;
}

/** A formula with numbers, its result first. */
export interface ShownEquation {
  readonly line: string;
  readonly matrices: readonly ShownMatrix[];
}

/** The formulas of the open stop whose matrices are all numbers, and those of single entries. */
export function shownEquations(page: Page): Promise<ShownEquation[]> {
  return page.evaluate(() => {
    const matrixOf = (element: Element): ShownMatrix | undefined => {
      if (element.querySelector('canvas')) return undefined;
      const power = element.querySelector('.power mn:last-child')?.textContent ?? '0';
      const cells = [...element.querySelectorAll('mtr')].map((row) =>
        [...row.querySelectorAll('mtd')].map((cell) => cell.textContent?.trim() ?? ''),
      );
      const number = [...element.querySelectorAll('mn')].find((mn) => !mn.closest('.power'))?.textContent?.trim() ?? '';
      return {
        name: element.getAttribute('data-matrix') ?? '',
        rows: cells.length > 0 ? cells : [[number]],
        exponent: Number(power.replace('−', '-')),
      };
    };
    return [...document.querySelectorAll('.stop.current [data-line]')].flatMap((element) => {
      const matrices = [...element.querySelectorAll('[data-matrix]')].map(matrixOf);
      const whole = matrices.flatMap((matrix) => matrix ?? []);
      return whole.length === matrices.length
        ? [{ line: element.getAttribute('data-line') ?? '', matrices: whole }]
        : [];
    });
  });
}

/** The numbers of a shown matrix as doubles. */
export function numbersOf({ rows, exponent }: ShownMatrix): Matrix {
  const values = rows.flatMap((row) => row.map((text) => Number(`${text.replace('−', '-')}e${exponent}`)));
  return { rows: rows.length, columns: rows[0]?.length ?? 0, values: Float64Array.from(values) };
}

/** The value of the right side of a shown formula, computed from the numbers beside it alone. */
export function computedFrom({ line, matrices }: ShownEquation): Matrix {
  const known = new Map(matrices.slice(1).map((matrix) => [matrix.name, numbersOf(matrix)]));
  const right = line.slice(/ :?= /.exec(line)?.index ?? 0).replace(/^ :?= /, '');
  const each =
    (of: (x: number) => number) =>
    ([x]: readonly Matrix[]) => ({
      rows: x?.rows ?? 1,
      columns: x?.columns ?? 1,
      values: Float64Array.from(x?.values ?? [Number.NaN], of),
    });
  /** One value of each column. */
  const ofColumns = (matrix: Matrix | undefined, of: (column: readonly number[]) => number): Matrix => {
    const { rows, columns, values } = matrix ?? { rows: 1, columns: 1, values: Float64Array.of(Number.NaN) };
    const column = (i: number): number[] => Array.from({ length: rows }, (_, j) => values[j * columns + i] ?? NaN);
    return { rows: 1, columns, values: Float64Array.from({ length: columns }, (_, i) => of(column(i))) };
  };
  const functions: Readonly<Record<string, (given: readonly Matrix[]) => Matrix>> = {
    tanh: each(Math.tanh),
    σ: each((z) => 1 / (1 + Math.exp(-z))),
    relu: each((z) => Math.max(0, z)),
    log: each(Math.log),
    softplus: each((z) => Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z)))),
    min: ([x, y]) => {
      const [a = Number.NaN, b = Number.NaN] = [x?.values[0], y?.values[0]];
      return { rows: 1, columns: 1, values: Float64Array.of(Math.min(a, b)) };
    },
    max_j: ([z]) => ofColumns(z, (column) => Math.max(...column)),
    'log-softmax': ([z]) => {
      const most = ofColumns(z, (column) => Math.max(...column)).values[0] ?? NaN;
      const at = z?.values.indexOf(most) ?? 0;
      const others = [...(z?.values ?? [])].reduce((sum, value, k) => sum + (k === at ? 0 : Math.exp(value - most)), 0);
      return each((value) => value - most - Math.log1p(others))([
        z ?? { rows: 1, columns: 1, values: new Float64Array(1) },
      ]);
    },
  };
  return evaluate(parseFormula(right), {
    symbol: (name) => known.get(name) ?? known.get(name.replace(/_j$/, '')),
    call: (name, given) => functions[name]?.(given),
  });
}

/** What is wrong with a shown formula: the entries that do not come out, to the last digit shown. */
export function wrongEntries(equation: ShownEquation): readonly string[] {
  const [result] = equation.matrices;
  if (!result) return ['no result'];
  const computed = computedFrom(equation);
  return result.rows.flatMap((row, j) =>
    row.flatMap((text, k) => {
      const decimals = text.split('.')[1]?.length ?? 0;
      const value = (computed.values[j * row.length + k] ?? Number.NaN) / Number(`1e${result.exponent}`);
      const comes = value.toFixed(decimals).replace(/^-(0(\.0*)?)$/, '$1');
      const shown = text.replace('−', '-').replace(/^-(0(\.0*)?)$/, '$1');
      return comes === shown ? [] : [`${equation.line}: ${shown} is shown, ${comes} comes out`];
    }),
  );
}
