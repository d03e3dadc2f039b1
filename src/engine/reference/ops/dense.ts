import type { Precision } from '../../../model/train';
import type { DenseTensors } from '../../parameters';
import { createSignal, type Signal } from '../signal';
import type { Op } from './op';

/** W[l] (units × inputs) and b[l]. */
export interface DenseParameters extends DenseTensors {
  readonly units: number;
  readonly inputs: number;
}

/**
 * Z[l] = W[l]A[l-1] + b[l]. Its cache is its input A[l-1]; backward gives dW[l] = (1/m) dZ[l]A[l-1]ᵀ,
 * db[l] = (1/m) Σ dZ[l] and, if it is needed, dA[l-1] = W[l]ᵀdZ[l].
 *
 * The loops process four units (or four examples) at a time: their sums are independent, and each row that was read is
 * used four times. Every single sum is still in the textbook's order.
 */
export class Dense implements Op {
  readonly output: Signal;

  constructor(
    private readonly parameters: DenseParameters,
    private readonly input: Signal,
    /** The buffers of dW and db; absent for a forward-only pass. */
    private readonly gradients: DenseTensors<Float64Array> | undefined,
    capacity: number,
    precision: Precision,
  ) {
    this.output = createSignal(precision, capacity, parameters.units, gradients !== undefined);
  }

  forward(m: number): void {
    const { weight: w, bias: b, units, inputs } = this.parameters;
    const a = this.input.value;
    const z = this.output.value;
    const whole = units - (units % 4);
    for (let i = 0; i < m; i++) {
      const example = i * inputs;
      const out = i * units;
      for (let j = 0; j < whole; j += 4) {
        const row0 = j * inputs;
        const row1 = row0 + inputs;
        const row2 = row1 + inputs;
        const row3 = row2 + inputs;
        let z0 = 0;
        let z1 = 0;
        let z2 = 0;
        let z3 = 0;
        for (let k = 0; k < inputs; k++) {
          const value = a[example + k] ?? NaN;
          z0 += (w[row0 + k] ?? NaN) * value;
          z1 += (w[row1 + k] ?? NaN) * value;
          z2 += (w[row2 + k] ?? NaN) * value;
          z3 += (w[row3 + k] ?? NaN) * value;
        }
        z[out + j] = z0 + (b[j] ?? NaN);
        z[out + j + 1] = z1 + (b[j + 1] ?? NaN);
        z[out + j + 2] = z2 + (b[j + 2] ?? NaN);
        z[out + j + 3] = z3 + (b[j + 3] ?? NaN);
      }
      for (let j = whole; j < units; j++) {
        const row = j * inputs;
        let sum = 0;
        for (let k = 0; k < inputs; k++) sum += (w[row + k] ?? NaN) * (a[example + k] ?? NaN);
        z[out + j] = sum + (b[j] ?? NaN);
      }
    }
  }

  backward(m: number): void {
    const dZ = this.output.gradient;
    if (!dZ || !this.gradients) return;
    this.weightGradient(dZ, this.gradients.weight, m);
    this.biasGradient(dZ, this.gradients.bias, m);
    if (this.input.gradient) this.inputGradient(dZ, this.input.gradient, m);
  }

  /** dW = (1/m) dZ Aᵀ: every example adds dz_j·a_k. */
  private weightGradient(dZ: Float64Array, dW: Float64Array, m: number): void {
    const { units, inputs } = this.parameters;
    const a = this.input.value;
    const whole = m - (m % 4);
    dW.fill(0);
    for (let i = 0; i < whole; i += 4) {
      const example0 = i * inputs;
      const example1 = example0 + inputs;
      const example2 = example1 + inputs;
      const example3 = example2 + inputs;
      for (let j = 0; j < units; j++) {
        const d0 = dZ[i * units + j] ?? NaN;
        const d1 = dZ[(i + 1) * units + j] ?? NaN;
        const d2 = dZ[(i + 2) * units + j] ?? NaN;
        const d3 = dZ[(i + 3) * units + j] ?? NaN;
        const row = j * inputs;
        for (let k = 0; k < inputs; k++) {
          dW[row + k] =
            (dW[row + k] ?? NaN) +
            d0 * (a[example0 + k] ?? NaN) +
            d1 * (a[example1 + k] ?? NaN) +
            d2 * (a[example2 + k] ?? NaN) +
            d3 * (a[example3 + k] ?? NaN);
        }
      }
    }
    for (let i = whole; i < m; i++) {
      for (let j = 0; j < units; j++) {
        const d = dZ[i * units + j] ?? NaN;
        const row = j * inputs;
        for (let k = 0; k < inputs; k++) dW[row + k] = (dW[row + k] ?? NaN) + d * (a[i * inputs + k] ?? NaN);
      }
    }
    for (let k = 0; k < dW.length; k++) dW[k] = (dW[k] ?? NaN) / m;
  }

  /** db = (1/m) Σ dZ. */
  private biasGradient(dZ: Float64Array, db: Float64Array, m: number): void {
    const { units } = this.parameters;
    db.fill(0);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < units; j++) db[j] = (db[j] ?? NaN) + (dZ[i * units + j] ?? NaN);
    }
    for (let j = 0; j < units; j++) db[j] = (db[j] ?? NaN) / m;
  }

  /** dA[l-1] = Wᵀ dZ: every unit adds dz_j·w_j for each of its weights. */
  private inputGradient(dZ: Float64Array, dA: Float64Array, m: number): void {
    const { weight: w, units, inputs } = this.parameters;
    const whole = units - (units % 4);
    dA.fill(0, 0, m * inputs);
    for (let i = 0; i < m; i++) {
      const example = i * inputs;
      const out = i * units;
      for (let j = 0; j < whole; j += 4) {
        const d0 = dZ[out + j] ?? NaN;
        const d1 = dZ[out + j + 1] ?? NaN;
        const d2 = dZ[out + j + 2] ?? NaN;
        const d3 = dZ[out + j + 3] ?? NaN;
        const row0 = j * inputs;
        const row1 = row0 + inputs;
        const row2 = row1 + inputs;
        const row3 = row2 + inputs;
        for (let k = 0; k < inputs; k++) {
          dA[example + k] =
            (dA[example + k] ?? NaN) +
            d0 * (w[row0 + k] ?? NaN) +
            d1 * (w[row1 + k] ?? NaN) +
            d2 * (w[row2 + k] ?? NaN) +
            d3 * (w[row3 + k] ?? NaN);
        }
      }
      for (let j = whole; j < units; j++) {
        const d = dZ[out + j] ?? NaN;
        const row = j * inputs;
        for (let k = 0; k < inputs; k++) dA[example + k] = (dA[example + k] ?? NaN) + d * (w[row + k] ?? NaN);
      }
    }
  }
}
