import { isIdentity } from '../../model/activation';
import type { Dataset } from '../../model/dataset';
import { byKind, type Layer, type LayerTable } from '../../model/layer';
import type { LayerShape } from '../../model/shapes';
import type { Spec } from '../../model/spec';
import type { LayerWeights, NetworkWeights } from '../../model/weights';
import type { Matrix } from '../explain/matrix';
import { checkSizes, type Network, networkWith } from '../network';
import { denseTensors } from '../parameters';
import { predict } from '../predict';

/** Layers that compute one product: W′ = W[k] ⋯ W[1], b′ = W[k](⋯ b[1]) + b[k]; g of the last one follows. */
export interface CollapsedStack {
  /** The dense layers, of which all but the last are linear. */
  readonly layers: readonly LayerShape[];
  readonly W: Matrix;
  readonly b: Matrix;
}

export interface Collapse {
  readonly stacks: readonly CollapsedStack[];
  /** The largest |ŷ − ŷ′| over the training set, where ŷ′ is of the network with one layer in place of each stack. */
  readonly maxAbs: number;
}

/** Whether a layer is a product, only gives on what it gets outside training, or begins the network. */
const roles: LayerTable<[], 'product' | 'passes' | 'begins'> = {
  input: () => 'begins',
  flatten: () => 'passes',
  dense: () => 'product',
  dropout: () => 'passes',
};

/**
 * Every stack of linear layers of a network as the one layer that it computes, in double precision. Throws the Faults of
 * `networkWith` and `checkSizes`.
 */
export function collapse(spec: Spec, dataset: Dataset, weights: NetworkWeights): Collapse {
  const exact: Spec = { ...spec, train: { ...spec.train, precision: 'float64' } };
  const network = networkWith(exact, weights);
  checkSizes(network, dataset);
  const stacks = stacksOf(network.shapes).map((layers) => ({ layers, ...productOf(layers, network) }));
  if (stacks.length === 0) return { stacks, maxAbs: 0 };
  const { x } = dataset.train;
  const before = predict(network, x).outputs;
  const after = predict(collapsedNetwork(exact, network, stacks), x).outputs;
  return { stacks, maxAbs: before.reduce((most, value, k) => Math.max(most, Math.abs(value - (after[k] ?? NaN))), 0) };
}

/** Dense layers one after the other whose products are one, the first ones linear. */
function stacksOf(shapes: readonly LayerShape[]): readonly (readonly LayerShape[])[] {
  const stacks: LayerShape[][] = [];
  let open: LayerShape[] = [];
  for (const shape of shapes) {
    const role = byKind(roles, shape.layer);
    if (role === 'passes') continue;
    if (role === 'product') open.push(shape);
    if (shape.activation && isIdentity(shape.activation.name)) continue;
    stacks.push(open);
    open = [];
  }
  return [...stacks, open].filter(({ length }) => length > 1);
}

function productOf(layers: readonly LayerShape[], network: Network): Pick<CollapsedStack, 'W' | 'b'> {
  let product: Pick<CollapsedStack, 'W' | 'b'> | undefined;
  for (const { units, inputs, layer } of layers) {
    const { weight, bias } = denseTensors(weightsIn(network, layer));
    const own = {
      W: { rows: units, columns: inputs, values: Float64Array.from(weight) },
      b: { rows: units, columns: 1, values: Float64Array.from(bias) },
    };
    product = product ? { W: times(own.W, product.W), b: sum(times(own.W, product.b), own.b) } : own;
  }
  if (!product) throw new RangeError('a stack has layers');
  return product;
}

function weightsIn({ parameters }: Network, { name }: Layer): LayerWeights {
  const found = parameters.find((layer) => layer.name === name);
  if (!found) throw new RangeError(`there is no layer ${name}`);
  return found;
}

/** The network with the last layer of each stack in place of all of it. */
function collapsedNetwork(spec: Spec, network: Network, stacks: readonly CollapsedStack[]): Network {
  const gone = new Set(stacks.flatMap(({ layers }) => layers.slice(0, -1).map(({ layer }) => layer.name)));
  const joined = new Map(stacks.map(({ layers, W, b }) => [layers.at(-1)?.layer.name, { W, b }]));
  const layers = spec.layers.filter(({ name }) => !gone.has(name));
  const weights = network.weights().flatMap((layer): readonly LayerWeights[] => {
    if (gone.has(layer.name)) return [];
    const own = joined.get(layer.name);
    if (!own) return [layer];
    const { W, b } = own;
    return [
      {
        name: layer.name,
        tensors: [
          { name: 'weight', shape: [W.rows, W.columns], values: W.values },
          { name: 'bias', shape: [b.rows], values: b.values },
        ],
      },
    ];
  });
  return networkWith({ ...spec, layers }, weights);
}

function times(left: Matrix, right: Matrix): Matrix {
  const values = new Float64Array(left.rows * right.columns);
  for (let j = 0; j < left.rows; j++) {
    for (let i = 0; i < right.columns; i++) {
      let total = 0;
      for (let k = 0; k < left.columns; k++) {
        total += (left.values[j * left.columns + k] ?? NaN) * (right.values[k * right.columns + i] ?? NaN);
      }
      values[j * right.columns + i] = total;
    }
  }
  return { rows: left.rows, columns: right.columns, values };
}

function sum(left: Matrix, right: Matrix): Matrix {
  return { ...left, values: left.values.map((value, k) => value + (right.values[k] ?? NaN)) };
}
