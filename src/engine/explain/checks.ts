import { parseFormula } from '../../model/formula/parse';
import { type PassFormula, type PassFormulas, type PassSetting, sidesOf } from '../../model/formula/pass';
import type { Spec } from '../../model/spec';
import { evaluate, type Meaning, scalar, termsSize } from './evaluate';
import type { Explanation } from './explanation';
import { type Matrix, rowOf } from './matrix';
import { lossSymbols, matrixOf, meaningOf, type Symbols, symbolsOf, updateSymbols } from './symbols';

/**
 * A formula as it is written, and how far its value is from the engine's, relative to the largest of its numbers: the sums of
 * the absolute values of what the formula adds up. Where gradients cancel to nearly 0, rounding is of the size of their terms.
 */
export interface CheckedFormula {
  readonly line: string;
  readonly error: number;
}

/** The formulas of one update, each computed as it is written and compared with what the engine has computed. */
export interface CheckedFormulas {
  readonly forward: readonly CheckedFormula[];
  readonly cost: readonly CheckedFormula[];
  readonly backward: readonly CheckedFormula[];
  readonly clipping: readonly CheckedFormula[];
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
    const computed = computedOf(rightOf(line), meaningOf(symbols, layer?.shape.activation));
    return { line, error: found ? errorOf(computed, found) : Number.NaN };
  };
  return {
    forward: formulas.forward.map(check),
    cost: checkCost(explanation, formulas.cost, symbols),
    backward: formulas.backward.map(check),
    clipping: formulas.clipping.map((line) => {
      const computed = computedOf(rightOf(line), meaningOf(symbols, undefined));
      return { line, error: errorOf(computed, scalar(explanation.clipFactor)) };
    }),
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
  const each = Array.from({ length: m }, (_, i) => {
    return computedOf(rightOf(ofExample), meaningOf(symbols, undefined, lossSymbols(explanation, i)));
  });
  // Of several sigmoid units, L is the sum over them.
  const sums = (of: keyof Computed): Matrix =>
    rowOf(Float64Array.from(each, (one) => one[of].values.reduce((sum, term) => sum + term, 0)));
  const mean = computedOf(rightOf(ofAll), meaningOf(symbols, undefined));
  return [
    { line: ofExample, error: errorOf({ value: sums('value'), size: sums('size') }, rowOf(loss)) },
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
  let after: Computed | undefined;
  for (const assignment of line.split(', ')) {
    const [left, right] = sidesOf(assignment);
    const computed = computedOf(right, meaningOf(symbols, undefined, own));
    own.set(left, computed.value);
    if (left === name) after = computed;
  }
  return { line, error: after ? errorOf(after, tensor.after) : Number.NaN };
}

/** The value of a formula, and the sums of the absolute values of its terms. */
interface Computed {
  readonly value: Matrix;
  readonly size: Matrix;
}

function computedOf(formula: string, meaning: Meaning): Computed {
  const parsed = parseFormula(formula);
  return { value: evaluate(parsed, meaning), size: termsSize(parsed, meaning) };
}

const rightOf = (line: string): string => sidesOf(line)[1];

/** max |a − b| / max Σ|terms|, or max |b| where that is larger. Throws RangeError where the shapes differ. */
function errorOf({ value: a, size: terms }: Computed, b: Matrix): number {
  if (a.rows !== b.rows || a.columns !== b.columns) {
    throw new RangeError(`(${a.rows}, ${a.columns}) is not (${b.rows}, ${b.columns})`);
  }
  const largestOf = ({ values }: Matrix): number =>
    values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const difference = a.values.reduce(
    (largest, value, k) => Math.max(largest, Math.abs(value - (b.values[k] ?? NaN))),
    0,
  );
  return difference === 0 ? 0 : difference / Math.max(largestOf(terms), largestOf(b));
}
