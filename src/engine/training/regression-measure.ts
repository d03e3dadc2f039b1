import type { Dataset } from '../../model/dataset';
import { lossFacts } from '../../model/loss';
import type { Scaling } from '../../model/pipeline';
import { type Measure, mostTargets, type TargetMeasure } from '../../model/record';
import { isConstant } from '../../numerics/constant';
import type { Outputs } from '../losses/loss';
import type { Network } from '../network';

/** RMSE over all targets of a set and the mean of their R², and those of each, from ŷ and y of its examples. */
export class RegressionMeasure {
  /** Σ (ŷ − y)² of each target. */
  private readonly squares: Float64Array;
  /** Σ (y − mean)² of each target, by the set's y. */
  private readonly spreads = new WeakMap<Float64Array, Float64Array>();

  private readonly n: number;

  /** `scaling`: how the targets are scaled, if they are. */
  constructor(
    private readonly names: readonly string[],
    private readonly scaling: Scaling | undefined,
  ) {
    this.n = names.length;
    this.squares = new Float64Array(this.n);
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
  figures(y: Float64Array): Pick<Measure, 'rmse' | 'r2' | 'targets'> {
    const { n, squares, names } = this;
    const spread = this.spreads.get(y) ?? spreadOf(y, n, this.scaling);
    this.spreads.set(y, spread);
    let [sum, r2] = [0, 0];
    const targets: TargetMeasure[] = [];
    for (const [k, square] of squares.entries()) {
      const factor = this.scaling?.factor[k] ?? 1;
      const own = square / (factor * factor);
      const ofOwn = 1 - square / (spread[k] ?? NaN);
      sum += own;
      r2 += ofOwn / n;
      if (n > mostTargets) continue;
      targets.push({ name: names[k] ?? '', ...figuresOf(Math.sqrt((own * n) / y.length), ofOwn) });
    }
    const isListed = n > 1 && n <= mostTargets;
    return { ...figuresOf(Math.sqrt(sum / y.length), r2), ...(isListed ? { targets } : {}) };
  }
}

/** R² only where there is one. */
function figuresOf(rmse: number, r2: number): Pick<TargetMeasure, 'rmse' | 'r2'> {
  return Number.isNaN(r2) ? { rmse } : { rmse, r2 };
}

/** Σ (y − mean)² of each target; NaN for one that is constant up to rounding, before it was scaled, or by its squares. */
function spreadOf(y: Float64Array, n: number, scaling: Scaling | undefined): Float64Array {
  return Float64Array.from({ length: n }, (_, k) => {
    let [sum, least, largest] = [0, Infinity, -Infinity];
    for (let i = k; i < y.length; i += n) {
      const value = y[i] ?? NaN;
      sum += value;
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    }
    const original = (value: number): number => value / (scaling?.factor[k] ?? 1) + (scaling?.shift[k] ?? 0);
    if (!(largest > least) || isConstant({ least: original(least), largest: original(largest) })) return NaN;
    const mean = (sum * n) / y.length;
    let squares = 0;
    for (let i = k; i < y.length; i += n) {
      const centred = (y[i] ?? NaN) - mean;
      squares += centred * centred;
    }
    return squares > 0 ? squares : NaN;
  });
}

/** What measures a training's sets where their targets are numbers; undefined for classes and probabilities. */
export function regressionMeasureOf(
  { loss }: Pick<Network, 'loss'>,
  { classes, pipeline, targetNames }: Pick<Dataset, 'classes' | 'pipeline' | 'targetNames'>,
): RegressionMeasure | undefined {
  if (classes || lossFacts(loss.name).targets !== 'numbers') return undefined;
  return new RegressionMeasure(targetNames, pipeline.targetScaling);
}
