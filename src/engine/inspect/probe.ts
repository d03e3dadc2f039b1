import type { DenseLayer } from '../../model/layer';
import { activationOf } from '../../numerics/activation/table';
import { predictedClass, targetClass } from '../classes';
import type { Network } from '../network';
import type { Pass } from '../reference/pass';

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

/** One example flowing through the network, dropout off, with that moment's weights. */
export class Probe {
  private readonly pass: Pass;

  constructor(private readonly network: Network) {
    this.pass = network.pass({ capacity: 1 });
  }

  /** Sends x (n_x values, scaled) through. */
  run(x: ArrayLike<number>): void {
    this.pass.input.value.set(x);
    this.pass.forward(1);
  }

  /** A copy of z of the layer at a position; undefined for one without parameters. */
  z(position: number): Float64Array | undefined {
    const signal = this.pass.layer(position).z;
    return signal && Float64Array.from(signal.value);
  }

  /** A copy of a of the layer at a position; of the input, x. */
  a(position: number): Float64Array {
    return Float64Array.from(this.pass.layer(position).a.value);
  }

  /** A copy of ŷ. */
  output(): Float64Array {
    return Float64Array.from(this.pass.output.value);
  }

  /** L(ŷ, y). */
  loss(y: Float64Array): number {
    return this.network.loss.value(this.pass.outputs(y), 0);
  }

  /** The class that the example is taken for. */
  predicted(): number {
    return predictedClass(this.pass.scores(), 0);
  }

  /** The class that y names. */
  label(y: Float64Array): number {
    return targetClass(y, 0, this.network.outputs, this.network.loss.name);
  }

  /** The terms of one unit; undefined in a layer without parameters. */
  terms(position: number, unit: number): UnitTerms | undefined {
    const { parameters, ...signals } = this.pass.layer(position);
    if (!parameters || !signals.z) return undefined;
    const { layer, inputs: n, weight, bias } = parameters;
    const z = signals.z.value[unit] ?? NaN;
    const a = signals.a.value[unit] ?? NaN;
    const weights = Float64Array.from(weight.subarray(unit * n, (unit + 1) * n));
    const inputs = this.a(position - 1);
    return {
      weights,
      inputs,
      contributions: weights.map((w, k) => w * (inputs[k] ?? NaN)),
      bias: bias[unit] ?? NaN,
      z,
      a,
      slope: slopeOf(layer, z, a),
    };
  }
}

/** g′(z) in a layer, given a = g(z) as well; of softmax ∂a/∂z = a(1 − a). */
function slopeOf(layer: DenseLayer, z: number, a: number): number {
  const activation = activationOf(layer.activation);
  return activation.form === 'vector' ? a * (1 - a) : activation.derivative(z, a, layer.slope);
}
