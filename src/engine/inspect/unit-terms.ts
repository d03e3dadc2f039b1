import type { LayerTable } from '../../model/layer';
import type { LayerActivation } from '../../model/layers/rule';
import { activationOf } from '../../numerics/activation/table';
import type { LayerCache } from '../layer-cache';
import { denseTensors } from '../parameters';
import type { Signal } from '../reference/signal';

/** Why a unit fires: z = Σ w_j a_j + b, a = g(z). Arrays have n[l-1] values. */
export interface UnitTerms {
  readonly weights: Float64Array;
  /** a[l-1] of the example. */
  readonly inputs: Float64Array;
  /** w_j a_j. */
  readonly contributions: Float64Array;
  readonly bias: number;
  readonly z: number;
  readonly a: number;
  /** g′(z); of softmax ∂a/∂z = a(1 − a). */
  readonly slope: number;
}

/** The terms of one unit, given A[l-1] of the example; undefined in a layer whose units are not sums. */
export const unitTerms: LayerTable<[cache: LayerCache, before: Signal, unit: number], UnitTerms | undefined> = {
  input: () => undefined,
  flatten: () => undefined,
  dropout: () => undefined,
  dense(layer, { parameters, ...signals }, before, unit) {
    if (!parameters || !signals.z) return undefined;
    const { inputs: n } = parameters;
    const { weight, bias } = denseTensors(parameters);
    const z = signals.z.value[unit] ?? NaN;
    const a = signals.a.value[unit] ?? NaN;
    const weights = Float64Array.from(weight.subarray(unit * n, (unit + 1) * n));
    const inputs = Float64Array.from(before.value);
    return {
      weights,
      inputs,
      contributions: weights.map((w, k) => w * (inputs[k] ?? NaN)),
      bias: bias[unit] ?? NaN,
      z,
      a,
      slope: slopeOf({ name: layer.activation, slope: layer.slope }, z, a),
    };
  },
};

/** g′(z), given a = g(z) as well; of softmax ∂a/∂z = a(1 − a). */
function slopeOf({ name, slope }: LayerActivation, z: number, a: number): number {
  const activation = activationOf(name);
  return activation.form === 'vector' ? a * (1 - a) : activation.derivative(z, a, slope);
}
