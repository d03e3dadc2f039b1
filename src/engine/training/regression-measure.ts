import type { Dataset } from '../../model/dataset';
import { lossFacts } from '../../model/loss';
import type { Measure } from '../../model/record';
import type { Outputs } from '../losses/loss';
import type { Network } from '../network';

/** RMSE and R² of a set, from ŷ and y of its examples. */
export class RegressionMeasure {
  /** Σ (ŷ − y)² of each target. */
  private readonly squares: Float64Array;
  /** Σ (y − mean)² of each target, by the set's y. */
  private readonly spreads = new WeakMap<Float64Array, Float64Array>();

  /** `factors`: what the targets were multiplied by, where they are scaled. */
  constructor(
    private readonly n: number,
    private readonly factors: Float64Array | undefined,
  ) {
    this.squares = new Float64Array(n);
  }

  begin(): void {
    this.squares.fill(0);
  }

  /** Adds example i. */
  add({ a, y }: Pick<Outputs, 'a' | 'y'>, i: number): void {
    for (let k = 0; k < this.n; k++) {
      const error = (a[i * this.n + k] ?? NaN) - (y[i * this.n + k] ?? NaN);
      this.squares[k] = (this.squares[k] ?? NaN) + error * error;
    }
  }

  /** The figures of the examples that were added: those of the whole set with these targets. */
  figures(y: Float64Array): Pick<Measure, 'rmse' | 'r2'> {
    const { n, squares } = this;
    const spread = this.spreads.get(y) ?? spreadOf(y, n);
    this.spreads.set(y, spread);
    let [sum, r2] = [0, 0];
    for (const [k, square] of squares.entries()) {
      const factor = this.factors?.[k] ?? 1;
      sum += square / (factor * factor);
      r2 += (1 - square / (spread[k] ?? NaN)) / n;
    }
    const rmse = Math.sqrt(sum / y.length);
    return Number.isNaN(r2) ? { rmse } : { rmse, r2 };
  }
}

/** Σ (y − mean)² of each target; NaN for one that is constant. */
function spreadOf(y: Float64Array, n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, k) => {
    let [sum, least, largest] = [0, Infinity, -Infinity];
    for (let i = k; i < y.length; i += n) {
      const value = y[i] ?? NaN;
      sum += value;
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    }
    if (!(largest > least)) return NaN;
    const mean = (sum * n) / y.length;
    let squares = 0;
    for (let i = k; i < y.length; i += n) {
      const centred = (y[i] ?? NaN) - mean;
      squares += centred * centred;
    }
    return squares;
  });
}

/** What measures a training's sets where their targets are numbers; undefined for classes and probabilities. */
export function regressionMeasureOf(
  { loss, outputs }: Network,
  { classes, pipeline }: Pick<Dataset, 'classes' | 'pipeline'>,
): RegressionMeasure | undefined {
  if (classes || lossFacts(loss.name).targets !== 'numbers') return undefined;
  return new RegressionMeasure(outputs, pipeline.targetScaling?.factor);
}
