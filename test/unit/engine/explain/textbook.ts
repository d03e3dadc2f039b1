/**
 * One update as a textbook computes it, in plain JavaScript and without a line of the engine: matrices are lists of rows,
 * every sum is a loop, and every function is the platform's own.
 */

import type { ActivationName } from '../../../../src/model/activation';
import type { Optimizer } from '../../../../src/model/optimizer';
import type { Spec } from '../../../../src/model/spec';

export type Rows = readonly (readonly number[])[];

export const table = (rows: number, columns: number, of: (row: number, column: number) => number): number[][] =>
  Array.from({ length: rows }, (_, j) => Array.from({ length: columns }, (_, i) => of(j, i)));

const at = (matrix: Rows, j: number, i: number): number => matrix[j]?.[i] ?? Number.NaN;
const columnsOf = (matrix: Rows): number => matrix[0]?.length ?? 0;
const each = (matrix: Rows, of: (value: number, j: number, i: number) => number): number[][] =>
  matrix.map((row, j) => row.map((value, i) => of(value, j, i)));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const transposed = (matrix: Rows): number[][] => table(columnsOf(matrix), matrix.length, (j, i) => at(matrix, i, j));
const product = (a: Rows, b: Rows): number[][] =>
  table(a.length, columnsOf(b), (j, i) => sum((a[j] ?? []).map((value, k) => value * at(b, k, i))));

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** erf by its series of positive terms, 2/√π·e^(−x²)·Σ 2ⁿx²ⁿ⁺¹/(2n + 1)!!. */
function erf(x: number): number {
  let term = x;
  let total = x;
  for (let n = 1; n < 400; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    total += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * total;
}

const normal = (z: number): number => (1 + erf(z / Math.SQRT2)) / 2;
const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

type Pointwise = readonly [g: (z: number, slope: number) => number, derivative: (z: number, slope: number) => number];

const pointwise: Readonly<Record<Exclude<ActivationName, 'softmax'>, Pointwise>> = {
  linear: [(z) => z, () => 1],
  sigmoid: [sigmoid, (z) => sigmoid(z) * sigmoid(-z)],
  tanh: [Math.tanh, (z) => 1 / Math.cosh(z) ** 2],
  relu: [(z) => Math.max(z, 0), (z) => (z > 0 ? 1 : 0)],
  'leaky-relu': [(z, slope) => (z > 0 ? z : slope * z), (z, slope) => (z > 0 ? 1 : slope)],
  elu: [(z) => (z > 0 ? z : Math.expm1(z)), (z) => (z > 0 ? 1 : Math.exp(z))],
  softplus: [(z) => Math.log1p(Math.exp(z)), sigmoid],
  silu: [(z) => z * sigmoid(z), (z) => sigmoid(z) + z * sigmoid(z) * sigmoid(-z)],
  gelu: [(z) => z * normal(z), (z) => normal(z) + z * density(z)],
};

function softmax(Z: Rows): number[][] {
  const totals = transposed(Z).map((column) => sum(column.map(Math.exp)));
  return each(Z, (z, _j, i) => Math.exp(z) / (totals[i] ?? Number.NaN));
}

export interface TextbookLayer {
  readonly A: Rows;
  dA: Rows;
  readonly Z?: Rows;
  dZ?: Rows;
  readonly W?: Rows;
  readonly b?: Rows;
  dW?: Rows;
  db?: Rows;
  WAfter?: Rows;
  bAfter?: Rows;
}

export interface Textbook {
  readonly layers: readonly TextbookLayer[];
  readonly loss: readonly number[];
  readonly cost: number;
}

/** The tensors before an update: those of a layer without any are absent. */
export interface Start {
  readonly W: Rows;
  readonly b: Rows;
  /** The optimiser's moments of W and of b, in its order. */
  readonly moments: readonly (readonly [W: Rows, b: Rows])[];
}

/** Forward and cost of X (n_x, m) and Y (n_y, m). */
export function forward(
  spec: Spec,
  X: Rows,
  Y: Rows,
  starts: ReadonlyMap<string, Pick<Start, 'W' | 'b'>>,
  trainingSize: number,
  weights: readonly number[],
): Textbook {
  const layers: TextbookLayer[] = [];
  let A = X;
  let penalty = 0;
  for (const layer of spec.layers) {
    const start = starts.get(layer.name);
    if (layer.kind !== 'dense' || !start) {
      layers.push({ A, dA: [] });
      continue;
    }
    const { W, b } = start;
    const Z = each(product(W, A), (value, j) => value + at(b, j, 0));
    const { activation, slope } = layer;
    A = activation === 'softmax' ? softmax(Z) : each(Z, (z) => pointwise[activation][0](z, slope));
    penalty += ((layer.l2 ?? spec.train.l2) / (2 * trainingSize)) * sum(W.flat().map((w) => w * w));
    layers.push({ A, dA: [], Z, W, b });
  }
  const Z = layers.at(-1)?.Z ?? [];
  const loss = transposed(Y).map((_, i) => {
    const column = Z.map((row) => row[i] ?? Number.NaN);
    return sum(Y.map((_, j) => lossOf(spec, at(A, j, i), at(Y, j, i), at(Z, j, i), column)));
  });
  const total = sum(weights);
  const mean = total === 0 ? 0 : sum(loss.map((value, i) => value * (weights[i] ?? Number.NaN))) / total;
  return { layers, loss, cost: mean + penalty };
}

/** What one output adds to L; `column` has the z of all. */
function lossOf({ train, layers }: Spec, a: number, y: number, z: number, column: readonly number[]): number {
  const last = layers.at(-1);
  switch (train.loss) {
    case 'mse':
      return (a - y) ** 2 / 2;
    case 'mae':
      return Math.abs(a - y);
    case 'hinge':
      return Math.max(0, 1 - y * a);
    case 'cross-entropy':
      if (last?.kind === 'dense' && last.activation === 'softmax') {
        // −ln ŷ_j = ln(1 + Σ e^(z_k − z_j)) over the others, of which no digit is lost where ŷ is nearly 1.
        return y === 0 ? 0 : y * Math.log1p(sum(column.map((other) => (other === z ? 0 : Math.exp(other - z)))));
      }
      return y * Math.log1p(Math.exp(-z)) + (1 - y) * Math.log1p(Math.exp(z));
  }
}

/** ∂L/∂ŷ of one output. */
function lossSlope({ train, layers }: Spec, a: number, y: number, z: number): number {
  const last = layers.at(-1);
  switch (train.loss) {
    case 'mse':
      return a - y;
    case 'mae':
      return Math.sign(a - y);
    case 'hinge':
      return 1 - y * a > 0 ? -y : 0;
    case 'cross-entropy':
      if (last?.kind === 'dense' && last.activation === 'softmax') return -y / a;
      // 1 − σ(z) is σ(−z), of which no digit is lost.
      return -y / a + (1 - y) / sigmoid(-z);
  }
}

/** Backward through a forward pass, and the update number `step` of the optimiser with rate α. */
export function backward(
  spec: Spec,
  { layers }: Textbook,
  Y: Rows,
  starts: ReadonlyMap<string, Start>,
  trainingSize: number,
  weights: readonly number[],
  rate: number,
  step: number,
): void {
  const m = columnsOf(Y);
  const total = sum(weights);
  const share = (i: number): number => (total === 0 ? 0 : ((weights[i] ?? Number.NaN) * m) / total);
  const output = layers.at(-1);
  let dA: Rows = each(
    Y,
    (y, j, i) => share(i) * lossSlope(spec, at(output?.A ?? [], j, i), y, at(output?.Z ?? [], j, i)),
  );
  for (const [k, layer] of [...layers.entries()].reverse()) {
    layer.dA = dA;
    const kind = spec.layers[k];
    const { Z, A, W } = layer;
    if (kind?.kind !== 'dense' || !Z || !W) continue;
    const { activation, slope, l2 = spec.train.l2 } = kind;
    const own = layer.dA;
    const dZ =
      activation === 'softmax'
        ? each(Z, (_z, j, i) => sum(Z.map((_, k) => at(own, k, i) * at(A, k, i) * ((j === k ? 1 : 0) - at(A, j, i)))))
        : each(Z, (z, j, i) => at(own, j, i) * pointwise[activation][1](z, slope));
    layer.dZ = dZ;
    const before = layers[k - 1]?.A ?? [];
    layer.dW = each(product(dZ, transposed(before)), (value, j, i) => value / m + (l2 / trainingSize) * at(W, j, i));
    layer.db = dZ.map((row) => [sum(row) / m]);
    dA = product(transposed(W), dZ);
  }
  const moving = layers.filter((layer, k) => {
    const own = spec.layers[k];
    return layer.dW && own?.kind === 'dense' && !own.frozen;
  });
  const norm = Math.sqrt(sum(moving.flatMap(({ dW = [], db = [] }) => [...dW, ...db].flat().map((d) => d * d))));
  const { clip, optimizer } = spec.train;
  const factor = clip === undefined || norm <= clip ? 1 : clip / norm;
  for (const [k, layer] of layers.entries()) {
    const { W, b, dW, db } = layer;
    const start = starts.get(spec.layers[k]?.name ?? '');
    if (!W || !b || !dW || !db || !start) continue;
    const moved = moving.includes(layer);
    const after = (value: Rows, gradient: Rows, tensor: 0 | 1): Rows =>
      moved
        ? each(value, (w, j, i) =>
            updated(
              optimizer,
              w,
              factor * at(gradient, j, i),
              start.moments.map((both) => at(both[tensor], j, i)),
              rate,
              step,
            ),
          )
        : value;
    layer.WAfter = after(W, dW, 0);
    layer.bAfter = after(b, db, 1);
  }
}

/** w after one update. */
function updated(
  { name, momentum, alpha, beta1, beta2, epsilon, decay }: Optimizer,
  w: number,
  dw: number,
  [first = Number.NaN, second = Number.NaN]: readonly number[],
  rate: number,
  step: number,
): number {
  const byAdam = (from: number): number => {
    const v = (beta1 * first + (1 - beta1) * dw) / (1 - beta1 ** step);
    const s = (beta2 * second + (1 - beta2) * dw ** 2) / (1 - beta2 ** step);
    return from - (rate * v) / (Math.sqrt(s) + epsilon);
  };
  switch (name) {
    case 'gradient-descent':
      return w - rate * dw;
    case 'momentum':
      return w - rate * (momentum * first + dw);
    case 'nesterov':
      return w - rate * (dw + momentum * (momentum * first + dw));
    case 'rmsprop':
      return w - (rate * dw) / (Math.sqrt(alpha * first + (1 - alpha) * dw ** 2) + epsilon);
    case 'adam':
      return byAdam(w);
    case 'adamw':
      return byAdam(w * (1 - rate * decay));
  }
}
