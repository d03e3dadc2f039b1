import { activationOf } from '../../model/activation';
import { parseFormula } from '../../model/formula/parse';
import {
  type PassFormula,
  type PassFormulas,
  type PassLetter,
  type PassSetting,
  passSymbol,
} from '../../model/formula/pass';
import type { LayerActivation } from '../../model/layers/rule';
import { optimizerFacts } from '../../model/optimizer';
import type { Spec } from '../../model/spec';
import { log } from '../../numerics/log';
import { elementwise, evaluate, type Meaning, scalar } from './evaluate';
import type { ExplainedLayer, ExplainedTensor, Explanation } from './explanation';
import type { Matrix } from './matrix';

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

type Symbols = ReadonlyMap<string, Matrix>;

/** What each symbol of the formulas is. */
function symbolsOf(
  spec: Spec,
  explanation: Explanation,
  { many, count = 'm' }: PassSetting,
  trainingSize: number,
): Symbols {
  const { layers, Y, m, weights, loss } = explanation;
  const symbols = new Map<string, Matrix>();
  for (const layer of layers) {
    const { index } = layer.shape;
    for (const letter of ['Z', 'A', 'dA', 'dZ', 'dW', 'db'] as const) {
      const found = matrixOf(layer, letter);
      if (found && (index !== null || layer === layers[0])) symbols.set(passSymbol(letter, index, many), found);
    }
    for (const { symbol, value, decay } of layer.tensors) {
      symbols.set(`${symbol}[${index}]`, value);
      if (decay !== 0) symbols.set(`λ[${index}]`, scalar(decay * trainingSize));
    }
  }
  const output = layers.at(-1);
  symbols.set(many ? 'Y' : 'y', Y);
  if (output) symbols.set('ŷ', output.A);
  symbols.set('L', row(loss));
  if (weights) symbols.set('w', row(weights));
  symbols.set('λ', scalar(spec.train.l2));
  symbols.set('m', scalar(trainingSize));
  if (count === 'B') symbols.set('B', scalar(m));
  return symbols;
}

const row = (values: Float64Array): Matrix => ({ rows: 1, columns: values.length, values });

/** The functions that formulas name, of a layer with this activation. */
function meaningOf(symbols: Symbols, activation: LayerActivation | undefined, more?: Symbols): Meaning {
  const g = activationOf(activation?.name ?? 'linear');
  const slope = activation?.slope ?? 0;
  const own: Record<string, (given: readonly Matrix[]) => Matrix> = {
    log: ([x]) => each(x, log),
    sign: ([x]) => each(x, Math.sign),
    max: ([x, y]) => elementwise(x ?? scalar(NaN), y ?? scalar(NaN), Math.max),
  };
  if (g.form === 'scalar') {
    if (g.symbol !== '') own[g.symbol] = ([z]) => each(z, (value) => g.value(value, slope));
    own['g′'] = ([z]) => each(z, (value) => g.derivative(value, g.value(value, slope), slope));
  } else {
    own[g.symbol] = ([z]) =>
      byColumn(z ?? scalar(NaN), (column) => {
        const a = new Float64Array(column.length);
        g.value(column, a, 0, column.length);
        return a;
      });
  }
  return {
    symbol: (name) => more?.get(name) ?? symbols.get(name),
    call: (name, given) => (Object.hasOwn(own, name) ? own[name]?.(given) : undefined),
  };
}

function each(matrix: Matrix | undefined, of: (value: number) => number): Matrix {
  const { rows, columns, values } = matrix ?? scalar(NaN);
  return { rows, columns, values: values.map(of) };
}

function byColumn({ rows, columns, values }: Matrix, of: (column: Float64Array) => Float64Array): Matrix {
  const result = new Float64Array(values.length);
  for (let i = 0; i < columns; i++) {
    const column = of(Float64Array.from({ length: rows }, (_, j) => values[j * columns + i] ?? NaN));
    for (let j = 0; j < rows; j++) result[j * columns + i] = column[j] ?? NaN;
  }
  return { rows, columns, values: result };
}

/** L of each example from its columns of ŷ and y, and J. */
function checkCost(
  { loss, cost, m, Y, layers }: Explanation,
  [ofExample = '', ofAll = '']: readonly string[],
  symbols: Symbols,
): readonly CheckedFormula[] {
  const output = layers.at(-1);
  const values = Float64Array.from({ length: m }, (_, i) => {
    const [y, prediction, z] = [Y, output?.A, output?.Z].map((matrix) => columnOf(matrix, i));
    const own = new Map<string, Matrix>();
    if (y) own.set('y', y);
    if (prediction) own.set('ŷ', prediction);
    if (z) own.set('z', z);
    // Of several sigmoid units, L is the sum over them.
    const value = evaluate(parseFormula(rightOf(ofExample)), meaningOf(symbols, undefined, indexed(own)));
    return value.values.reduce((sum, term) => sum + term, 0);
  });
  const mean = evaluate(parseFormula(rightOf(ofAll)), meaningOf(symbols, undefined));
  return [
    { line: ofExample, error: errorOf(row(values), row(loss)) },
    { line: ofAll, error: errorOf(mean, scalar(cost)) },
  ];
}

/** y_j and ŷ_j are the columns that Σ_j goes through. */
function indexed(symbols: Map<string, Matrix>): Symbols {
  return new Map([...symbols].flatMap(([name, value]) => [[name, value] as const, [`${name}_j`, value] as const]));
}

function columnOf(matrix: Matrix | undefined, i: number): Matrix | undefined {
  if (!matrix) return undefined;
  const { rows, columns, values } = matrix;
  return { rows, columns: 1, values: Float64Array.from({ length: rows }, (_, j) => values[j * columns + i] ?? NaN) };
}

/** The optimiser's formulas one after the other, each with what those before it have set. */
function checkUpdate(
  { train }: Spec,
  { layers, rate, update, clipFactor }: Explanation,
  { line, letter, position }: PassFormula,
  symbols: Symbols,
): CheckedFormula {
  const layer = layers[position];
  const tensor = layer?.tensors.find(({ symbol }) => symbol === letter);
  if (!layer || !tensor) return { line, error: Number.NaN };
  const { optimizer } = train;
  const name = `${letter}[${layer.shape.index}]`;
  const own = new Map<string, Matrix>([
    ['α', scalar(rate)],
    ['μ', scalar(optimizer.momentum)],
    ['ρ', scalar(optimizer.alpha)],
    ['β_1', scalar(optimizer.beta1)],
    ['β_2', scalar(optimizer.beta2)],
    ['ε', scalar(optimizer.epsilon)],
    ['decay', scalar(optimizer.decay)],
    ['t', scalar(update)],
    [`d${name}`, each(tensor.gradient, (value) => value * clipFactor)],
    ...tensor.moments.map(({ symbol, before }) => [symbol, before] as const),
  ]);
  for (const formula of optimizerFacts(optimizer.name).formulas) {
    for (const assignment of formula.replaceAll('W', name).split(', ')) {
      const [left = '', right = ''] = assignment.split(/ :?= /);
      own.set(left.normalize('NFC'), evaluate(parseFormula(right), meaningOf(symbols, undefined, own)));
    }
  }
  const after = own.get(name);
  return { line, error: after ? errorOf(after, tensor.after) : Number.NaN };
}

const matrices: Readonly<Record<PassLetter, (layer: ExplainedLayer) => Matrix | undefined>> = {
  Z: ({ Z }) => Z,
  A: ({ A }) => A,
  dA: ({ dA }) => dA,
  dZ: ({ dZ }) => dZ,
  dW: (layer) => tensorOf(layer, 'W')?.gradient,
  db: (layer) => tensorOf(layer, 'b')?.gradient,
  W: (layer) => tensorOf(layer, 'W')?.after,
  b: (layer) => tensorOf(layer, 'b')?.after,
};

const tensorOf = ({ tensors }: ExplainedLayer, symbol: string): ExplainedTensor | undefined =>
  tensors.find((tensor) => tensor.symbol === symbol);

/** The matrix that a formula of this letter gives; W and b are those after the update. */
export function matrixOf(layer: ExplainedLayer, letter: PassLetter): Matrix | undefined {
  return matrices[letter](layer);
}

function rightOf(line: string): string {
  return line.slice(line.indexOf(' = ') + 3);
}

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
