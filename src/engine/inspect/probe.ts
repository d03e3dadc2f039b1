import { byKind } from '../../model/layer';
import { predictedClass, targetClass } from '../classes';
import type { Network } from '../network';
import type { Pass } from '../reference/pass';
import { type UnitTerms, unitTerms } from './unit-terms';

/** A forward pass of one example, dropout off, with the current weights. */
export class Probe {
  private readonly pass: Pass;

  constructor(private readonly network: Network) {
    this.pass = network.pass({ capacity: 1 });
  }

  /** Computes the forward pass of x (n_x values, scaled). */
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

  /** The predicted class of the example. */
  predicted(): number {
    return predictedClass(this.pass.scores(), 0);
  }

  /** The true class, from y. */
  label(y: Float64Array): number {
    return targetClass(y, 0, this.network.outputs, this.network.loss.name);
  }

  /** The terms of one unit; undefined in a layer whose units are not sums. */
  terms(position: number, unit: number): UnitTerms | undefined {
    const { layer } = this.network.shapes[position] ?? {};
    const before = position > 0 ? this.pass.layer(position - 1).a : undefined;
    return layer && before && byKind(unitTerms, layer, this.pass.layer(position), before, unit);
  }
}
