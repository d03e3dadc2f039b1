import type { LayerTable } from '../../model/layer';
import type { LayerActivation } from '../../model/layers/rule';
import { activationOf } from '../../numerics/activation/table';
import type { LayerCache } from '../layer-cache';
import { denseTensors, type LayerParameters } from '../parameters';

/** Backpropagation through one layer. */
export interface Back {
  readonly cache: LayerCache;
  readonly m: number;
  /** The one value of the layer's output, and of its input, whose gradient is needed; undefined for all. */
  readonly only: number | undefined;
  readonly below: number | undefined;
}

/** From dA[l] to dZ[l], in place. */
export const throughActivation: LayerTable<[d: Float64Array, back: Back], void> = {
  input: () => undefined,
  flatten: () => undefined,
  dropout: () => undefined,
  dense: ({ activation, slope }, d, back) => activationBack({ name: activation, slope }, d, back),
};

/** From dZ[l] to dA[l-1]. Dropout is off. */
export const throughLayer: LayerTable<[d: Float64Array, back: Back], Float64Array> = {
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
