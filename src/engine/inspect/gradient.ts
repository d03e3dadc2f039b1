import { byKind, type LayerTable } from '../../model/layer';
import { isScalar } from '../../numerics/activation/table';
import { givesDZ } from '../losses/loss';
import { tensorNamed } from '../parameters';
import { type Back, throughActivation, throughLayer } from './back-through';
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
  if (!sample.pass.layer(position).parameters) return undefined;
  const dZ = deltaOf(sample, position, unit);
  return unit === undefined ? weightRows(sample, position, dZ) : weightRows(sample, position, dZ, unit, unit + 1);
}

/** dW[l] = (1/m) dZ[l]A[l-1]ᵀ + (λ/m)W[l], given dZ[l] (m × n[l]): the rows of the units from `first` up to `end`. */
export function weightRows(
  sample: Sample,
  position: number,
  dZ: Float64Array,
  first = 0,
  end = sample.pass.layer(position).a.width,
): Float64Array {
  const { parameters } = sample.pass.layer(position);
  if (!parameters) return new Float64Array();
  const { inputs, units, tensors } = parameters;
  const { values: weight, l2 } = tensorNamed(tensors, 'weight');
  const a = sample.pass.layer(position - 1).a.value;
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
