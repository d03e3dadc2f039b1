import { activationOf } from '../../model/activation';
import { type PassLetter, type PassSetting, passSymbol } from '../../model/formula/pass';
import type { LayerActivation } from '../../model/layers/rule';
import type { Spec } from '../../model/spec';
import { log } from '../../numerics/log';
import { logSoftmax } from '../../numerics/log-softmax';
import { softplus } from '../../numerics/softplus';
import { elementwise, type Meaning, scalar } from './evaluate';
import type { ExplainedLayer, ExplainedTensor, Explanation } from './explanation';
import { columnOf, type Matrix, rowOf } from './matrix';

/** Matrices by the names that formulas have for them. */
export type Symbols = ReadonlyMap<string, Matrix>;

/** What each symbol of the formulas of an update is. `trainingSize` is the m of the penalty. */
export function symbolsOf(
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
  symbols.set('L', rowOf(loss));
  if (weights) symbols.set('w', rowOf(weights));
  if (spec.train.clip !== undefined) {
    symbols.set('clip', scalar(spec.train.clip));
    symbols.set('‖∂J‖', scalar(normOf(layers)));
  }
  symbols.set('λ', scalar(spec.train.l2));
  symbols.set('m', scalar(trainingSize));
  if (count === 'B') symbols.set('B', scalar(m));
  return symbols;
}

/** The norm of the gradients of all tensors that are trained. */
function normOf(layers: readonly ExplainedLayer[]): number {
  const trained = layers.flatMap(({ tensors }) => tensors.filter(({ frozen }) => !frozen));
  const squares = trained.map(({ gradient }) => gradient.values.reduce((sum, value) => sum + value * value, 0));
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
}

/** The columns of example i that a loss L(ŷ, y) reads; y_j and ŷ_j are those that Σ_j goes through. */
export function lossSymbols({ Y, layers }: Explanation, i: number): Symbols {
  const output = layers.at(-1);
  const own = { y: Y, ŷ: output?.A, z: output?.Z };
  return new Map(
    Object.entries(own).flatMap(([name, matrix]) => {
      if (!matrix) return [];
      const column = columnOf(matrix, i);
      return [name, `${name}_j`].map((each) => [each.normalize('NFC'), column] as const);
    }),
  );
}

/** What the optimiser's formulas read for one tensor, written as `name`: its settings, its moments, its gradient, and the factor of clipping. */
export function updateSymbols(
  { train: { optimizer } }: Spec,
  { rate, update, clipFactor }: Pick<Explanation, 'rate' | 'update' | 'clipFactor'>,
  name: string,
  { gradient, moments }: Pick<ExplainedTensor, 'gradient' | 'moments'>,
): Map<string, Matrix> {
  return new Map<string, Matrix>([
    ['α', scalar(rate)],
    ['μ', scalar(optimizer.momentum)],
    ['ρ', scalar(optimizer.alpha)],
    ['β_1', scalar(optimizer.beta1)],
    ['β_2', scalar(optimizer.beta2)],
    ['ε', scalar(optimizer.epsilon)],
    ['decay', scalar(optimizer.decay)],
    ['t', scalar(update)],
    ['c', scalar(clipFactor)],
    [`d${name}`, gradient],
    ...moments.map(({ symbol, before }) => [symbol, before] as const),
  ]);
}

/** The symbols, and the functions that formulas of a layer with this activation name. `more` goes before `symbols`. */
export function meaningOf(symbols: Symbols, activation: LayerActivation | undefined, more?: Symbols): Meaning {
  const g = activationOf(activation?.name ?? 'linear');
  const slope = activation?.slope ?? 0;
  const own: Record<string, (given: readonly Matrix[]) => Matrix> = {
    log: ([x]) => each(x, log),
    sign: ([x]) => each(x, Math.sign),
    softplus: ([x]) => each(x, softplus),
    'log-softmax': ([x]) => byColumn(x ?? scalar(NaN), logSoftmax),
    min: ([x, y]) => elementwise(x ?? scalar(NaN), y ?? scalar(NaN), Math.min),
    max_j: ([x]) => largestOf(x ?? scalar(NaN)),
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

/** The largest entry of each column. */
function largestOf({ rows, columns, values }: Matrix): Matrix {
  const largest = Float64Array.from({ length: columns }, (_, i) => {
    let most = -Infinity;
    for (let j = 0; j < rows; j++) most = Math.max(most, values[j * columns + i] ?? NaN);
    return most;
  });
  return { rows: 1, columns, values: largest };
}

function byColumn({ rows, columns, values }: Matrix, of: (column: Float64Array) => Float64Array): Matrix {
  const result = new Float64Array(values.length);
  for (let i = 0; i < columns; i++) {
    const column = of(Float64Array.from({ length: rows }, (_, j) => values[j * columns + i] ?? NaN));
    for (let j = 0; j < rows; j++) result[j * columns + i] = column[j] ?? NaN;
  }
  return { rows, columns, values: result };
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
