import { byKind, type LayerTable } from '../../model/layer';
import type { LayerActivation } from '../../model/layers/rule';
import { activationOf, isScalar } from '../../numerics/activation/table';
import type { LayerCache } from '../layer-cache';
import { givesDZ } from '../losses/loss';
import { denseTensors, type LayerParameters, tensorNamed } from '../parameters';
import type { Sample } from './sample';

/**
 * dW[l] of the cost over a sample, l2 included, after its `forward`: all of the layer at `position`, row by row, or the
 * row of one unit alone. Goes back only to that layer; undefined in a layer without W.
 */
export function weightGradient(sample: Sample, position: number, unit?: number): Float64Array | undefined {
  const { layer } = sample.network.shapes[position] ?? {};
  return layer && byKind(weightGradients, layer, sample, position, unit);
}

const weightGradients: LayerTable<
  [sample: Sample, position: number, unit: number | undefined],
  Float64Array | undefined
> = {
  input: () => undefined,
  flatten: () => undefined,
  dropout: () => undefined,
  dense: (_layer, sample, position, unit) => denseWeightGradient(sample, position, unit),
};

function denseWeightGradient(sample: Sample, position: number, unit: number | undefined): Float64Array | undefined {
  const { parameters } = sample.pass.layer(position);
  if (!parameters) return undefined;
  const { inputs, units, tensors } = parameters;
  const { values: weight, l2 } = tensorNamed(tensors, 'weight');
  const dZ = deltaOf(sample, position, unit);
  const a = sample.pass.layer(position - 1).a.value;
  const [first, end] = unit === undefined ? [0, units] : [unit, unit + 1];
  const dW = new Float64Array((end - first) * inputs);
  for (let j = first; j < end; j++) {
    const row = (j - first) * inputs;
    for (let i = 0; i < sample.m; i++) {
      const d = (dZ[i * units + j] ?? NaN) / sample.m;
      if (d === 0) continue;
      for (let k = 0; k < inputs; k++) dW[row + k] = (dW[row + k] ?? NaN) + d * (a[i * inputs + k] ?? NaN);
    }
    for (let k = 0; k < inputs; k++) {
      dW[row + k] = (dW[row + k] ?? NaN) + (l2 / sample.setSize) * (weight[j * inputs + k] ?? NaN);
    }
  }
  return dW;
}

/** dZ[l] of each example, m × n[l]; of one unit alone if it is given and its activation allows it. */
function deltaOf(sample: Sample, position: number, unit: number | undefined): Float64Array {
  const { network, pass, m, y } = sample;
  const { shapes, loss } = network;
  // By position: the one value of the layer's output whose gradient is needed; undefined for all.
  const wanted = new Map<number, number | undefined>();
  const { activation } = shapes[position] ?? {};
  let only = activation && isScalar(activation.name) ? unit : undefined;
  for (const shape of shapes.slice(position)) {
    if (shape.position > position) only = byKind(reached, shape.layer, only);
    wanted.set(shape.position, only);
  }
  let d: Float64Array = new Float64Array(m * network.outputs);
  loss.gradient(pass.outputs(y), d, m);
  const last = shapes.length - 1;
  for (const shape of shapes.slice(position).reverse()) {
    const at = shape.position;
    const back: Back = { cache: pass.layer(at), m, only: wanted.get(at), below: wanted.get(at - 1) };
    // Cross-entropy gives dZ[L].
    if (at < last || !givesDZ(loss)) byKind(throughActivation, shape.layer, d, back);
    if (at > position) d = byKind(throughLayer, shape.layer, d, back);
  }
  return d;
}

/** The value of a layer's output that depends on one value of its input; undefined for all. */
const reached: LayerTable<[value: number | undefined], number | undefined> = {
  input: (_layer, value) => value,
  flatten: (_layer, value) => value,
  dropout: (_layer, value) => value,
  dense: () => undefined,
};

/** Backpropagation through one layer. */
interface Back {
  readonly cache: LayerCache;
  readonly m: number;
  /** The one value of the layer's output, and of its input, whose gradient is needed; undefined for all. */
  readonly only: number | undefined;
  readonly below: number | undefined;
}

/** From dA[l] to dZ[l], in place. */
const throughActivation: LayerTable<[d: Float64Array, back: Back], void> = {
  input: () => undefined,
  flatten: () => undefined,
  dropout: () => undefined,
  dense: ({ activation, slope }, d, back) => activationBack({ name: activation, slope }, d, back),
};

/** From dZ[l] to dA[l-1]. Dropout is off. */
const throughLayer: LayerTable<[d: Float64Array, back: Back], Float64Array> = {
  input: (_layer, d) => d,
  flatten: (_layer, d) => d,
  dropout: (_layer, d) => d,
  dense: (_layer, d, { cache, m, below }) => (cache.parameters ? throughWeights(cache.parameters, d, m, below) : d),
};

/** dA[l-1] = W[l]ᵀdZ[l]; of one value alone if it is given. */
function throughWeights(layer: LayerParameters, dZ: Float64Array, m: number, only: number | undefined): Float64Array {
  const { units, inputs } = layer;
  const { weight } = denseTensors(layer);
  const [first, end] = only === undefined ? [0, inputs] : [only, only + 1];
  const dA = new Float64Array(m * inputs);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < units; j++) {
      const d = dZ[i * units + j] ?? NaN;
      if (d === 0) continue;
      for (let k = first; k < end; k++) {
        dA[i * inputs + k] = (dA[i * inputs + k] ?? NaN) + d * (weight[j * inputs + k] ?? NaN);
      }
    }
  }
  return dA;
}

/** dZ[l] = dA[l] ∘ g′(Z[l]), in place. */
function activationBack({ name, slope }: LayerActivation, d: Float64Array, { cache, m, only }: Back): void {
  const { z, a } = cache;
  const activation = activationOf(name);
  const units = a.width;
  if (activation.form === 'vector') {
    for (let i = 0; i < m; i++) activation.backward(a.value, d, d, i * units, units);
    return;
  }
  // Where z is not kept, a replaces it: a has z's sign, which is all that g′ needs in addition to a.
  const from = (z ?? a).value;
  const [first, end] = only === undefined ? [0, units] : [only, only + 1];
  for (let i = 0; i < m; i++) {
    for (let k = i * units + first; k < i * units + end; k++) {
      d[k] = (d[k] ?? NaN) * activation.derivative(from[k] ?? NaN, a.value[k] ?? NaN, slope);
    }
  }
}
