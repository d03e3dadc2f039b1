import { parseFormula } from '../../model/formula/parse';
import { type PassFormula, type PassFormulas, type PassSetting, sidesOf } from '../../model/formula/pass';
import type { Spec } from '../../model/spec';
import { evaluate, scalar } from './evaluate';
import type { Explanation } from './explanation';
import { type Matrix, rowOf } from './matrix';
import { lossSymbols, matrixOf, meaningOf, type Symbols, symbolsOf, updateSymbols } from './symbols';

/** A formula as it is written, and how far its value is from the engine's, relative to the largest of its numbers. */
export interface CheckedFormula {
  readonly line: string;
  readonly error: number;
}

/** The formulas of one update, each computed as it is written and compared with what the engine has computed. */
export interface CheckedFormulas {
  readonly forward: readonly CheckedFormula[];
  readonly cost: readonly CheckedFormula[];
  readonly backward: readonly CheckedFormula[];
  readonly update: readonly CheckedFormula[];
}

/**
 * Checks each formula against the engine's numbers. `trainingSize` is the m of the penalty. Throws RangeError for a formula
 * that cannot be computed as it is written.
 */
export function checkFormulas(
  spec: Spec,
  explanation: Explanation,
  formulas: PassFormulas,
  setting: PassSetting,
  trainingSize: number,
): CheckedFormulas {
  const symbols = symbolsOf(spec, explanation, setting, trainingSize);
  const check = ({ line, letter, position }: PassFormula): CheckedFormula => {
    const layer = explanation.layers[position];
    const found = layer && matrixOf(layer, letter);
    const value = evaluate(parseFormula(rightOf(line)), meaningOf(symbols, layer?.shape.activation));
    return { line, error: found ? errorOf(value, found) : Number.NaN };
  };
  return {
    forward: formulas.forward.map(check),
    cost: checkCost(explanation, formulas.cost, symbols),
    backward: formulas.backward.map(check),
    update: formulas.update.map((formula) => checkUpdate(spec, explanation, formula, symbols)),
  };
}

/** L of each example from its columns of ŷ and y, and J. */
function checkCost(
  explanation: Explanation,
  [ofExample = '', ofAll = '']: readonly string[],
  symbols: Symbols,
): readonly CheckedFormula[] {
  const { loss, cost, m } = explanation;
  const values = Float64Array.from({ length: m }, (_, i) => {
    // Of several sigmoid units, L is the sum over them.
    const meaning = meaningOf(symbols, undefined, lossSymbols(explanation, i));
    const value = evaluate(parseFormula(rightOf(ofExample)), meaning);
    return value.values.reduce((sum, term) => sum + term, 0);
  });
  const mean = evaluate(parseFormula(rightOf(ofAll)), meaningOf(symbols, undefined));
  return [
    { line: ofExample, error: errorOf(rowOf(values), rowOf(loss)) },
    { line: ofAll, error: errorOf(mean, scalar(cost)) },
  ];
}

/** The optimiser's formulas one after the other, each with what those before it have set. */
function checkUpdate(
  spec: Spec,
  explanation: Explanation,
  { line, letter, position }: PassFormula,
  symbols: Symbols,
): CheckedFormula {
  const layer = explanation.layers[position];
  const tensor = layer?.tensors.find(({ symbol }) => symbol === letter);
  if (!layer || !tensor) return { line, error: Number.NaN };
  const name = `${letter}[${layer.shape.index}]`;
  const own = updateSymbols(spec, explanation, name, tensor);
  for (const assignment of line.split(', ')) {
    const [left, right] = sidesOf(assignment);
    own.set(left, evaluate(parseFormula(right), meaningOf(symbols, undefined, own)));
  }
  const after = own.get(name);
  return { line, error: after ? errorOf(after, tensor.after) : Number.NaN };
}

const rightOf = (line: string): string => sidesOf(line)[1];

/** max |a − b| / max |b|. Throws RangeError where the shapes differ. */
function errorOf(a: Matrix, b: Matrix): number {
  if (a.rows !== b.rows || a.columns !== b.columns) {
    throw new RangeError(`(${a.rows}, ${a.columns}) is not (${b.rows}, ${b.columns})`);
  }
  const size = b.values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const difference = a.values.reduce(
    (largest, value, k) => Math.max(largest, Math.abs(value - (b.values[k] ?? NaN))),
    0,
  );
  return difference === 0 ? 0 : difference / size;
}
