import type { LayerTable } from '../../model/layer';
import { isScalar } from '../../numerics/activation/table';
import { exp } from '../../numerics/exp';
import { log } from '../../numerics/log';
import type { LayerCache } from '../layer-cache';
import { denseTensors } from '../parameters';
import type { Signal } from '../reference/signal';

/**
 * What a unit decides by, for m examples, into `values`: z, whose zero line is as smooth as the network, where g may be flat
 * on both sides of it; of softmax the logarithm of a/(1 − a), z_j − log Σ e^(z_k) over all others; a where there is no z.
 */
export const decisions: LayerTable<
  [cache: LayerCache, before: Signal, unit: number, m: number, values: Float32Array],
  void
> = {
  input: (_layer, { a }, _before, unit, m, values) => copyColumn(a, unit, m, values),
  flatten: (_layer, { a }, _before, unit, m, values) => copyColumn(a, unit, m, values),
  dropout: (_layer, { a }, _before, unit, m, values) => copyColumn(a, unit, m, values),
  dense({ activation }, { parameters, z }, before, unit, m, values) {
    if (z && !isScalar(activation)) logOdds(z, unit, m, values);
    else if (z) copyColumn(z, unit, m, values);
    else if (parameters) products(parameters.inputs, denseTensors(parameters), before, unit, m, values);
  },
};

function copyColumn({ value, width }: Signal, unit: number, m: number, values: Float32Array): void {
  for (let i = 0; i < m; i++) values[i] = value[i * width + unit] ?? NaN;
}

function products(
  inputs: number,
  { weight, bias }: ReturnType<typeof denseTensors>,
  { value, width }: Signal,
  unit: number,
  m: number,
  values: Float32Array,
): void {
  for (let i = 0; i < m; i++) {
    let sum = bias[unit] ?? NaN;
    for (let k = 0; k < inputs; k++) sum += (weight[unit * inputs + k] ?? NaN) * (value[i * width + k] ?? NaN);
    values[i] = sum;
  }
}

function logOdds({ value, width }: Signal, unit: number, m: number, values: Float32Array): void {
  for (let i = 0; i < m; i++) {
    let largest = -Infinity;
    for (let k = 0; k < width; k++) if (k !== unit) largest = Math.max(largest, value[i * width + k] ?? NaN);
    let sum = 0;
    for (let k = 0; k < width; k++) if (k !== unit) sum += exp((value[i * width + k] ?? NaN) - largest);
    values[i] = width === 1 ? Infinity : (value[i * width + unit] ?? NaN) - largest - log(sum);
  }
}
