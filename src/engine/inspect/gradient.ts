import { activationOf } from '../../numerics/activation/table';
import type { LayerParameters } from '../parameters';
import type { LayerCache } from '../reference/pass';
import type { Sample } from './sample';

/**
 * dW[l] of the cost over a sample, l2 included, after its `forward`: all of the layer at `position`, row by row, or the
 * row of one unit alone. Goes back no further than there; undefined in a layer without parameters.
 */
export function weightGradient(sample: Sample, position: number, unit?: number): Float64Array | undefined {
  const { parameters } = sample.pass.layer(position);
  if (!parameters) return undefined;
  const { inputs, units, weight, l2 } = parameters;
  const dZ = deltaOf(sample, parameters, unit);
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

/** dZ[l] of each example on its own, m × n[l]; of one unit alone where it is named, and its activation allows it. */
function deltaOf(sample: Sample, wanted: LayerParameters, unit: number | undefined): Float64Array {
  const { network, pass, m, y } = sample;
  const { loss } = network;
  let d: Float64Array = new Float64Array(m * network.outputs);
  loss.gradient(pass.outputs(y), d, m);
  let above: LayerParameters | undefined;
  for (let index = network.parameters.length; index >= wanted.index; index--) {
    const own = network.parameters[index - 1];
    if (!own) throw new RangeError(`no layer ${index}`);
    const scalar = activationOf(own.layer.activation).form === 'scalar';
    const only = own === wanted && scalar ? unit : undefined;
    if (above) d = throughWeights(above, d, m, only);
    if (above || loss.gives === 'dA') throughActivation(pass.layer(own.position), own, d, m, only);
    above = own;
  }
  return d;
}

/** dA[l-1] = W[l]ᵀdZ[l]; of one unit alone where it is named. */
function throughWeights(layer: LayerParameters, dZ: Float64Array, m: number, only: number | undefined): Float64Array {
  const { weight, units, inputs } = layer;
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
function throughActivation(
  { z, a }: LayerCache,
  { layer, units }: LayerParameters,
  d: Float64Array,
  m: number,
  only: number | undefined,
): void {
  const activation = activationOf(layer.activation);
  if (activation.form === 'vector') {
    for (let i = 0; i < m; i++) activation.backward(a.value, d, d, i * units, units);
    return;
  }
  // Where z is not kept, a stands in: it has z's sign, which is all that g′ wants beside a.
  const from = (z ?? a).value;
  const [first, end] = only === undefined ? [0, units] : [only, only + 1];
  for (let i = 0; i < m; i++) {
    for (let k = i * units + first; k < i * units + end; k++) {
      d[k] = (d[k] ?? NaN) * activation.derivative(from[k] ?? NaN, a.value[k] ?? NaN, layer.slope);
    }
  }
}
