import type { LossName } from '../../model/loss';
import { log } from '../../numerics/log';

/**
 * The smallest J of a network whose outputs are the same for all m examples, over m × n targets: what knows nothing about
 * x can reach. mse: Σ variance/2; mae: Σ mean |y − median|; cross-entropy: the entropy of the mean target, binary for
 * each unit or, for a distribution, over all; hinge: twice the share of the rarer sign. All means have `weights`, if given.
 */
export function constantCost(
  loss: LossName,
  isDistribution: boolean,
  y: Float64Array,
  n: number,
  weights?: Float64Array,
): number {
  const m = y.length / n;
  const column: Column = { values: new Float64Array(m), weights: weights ?? new Float64Array(m).fill(1) };
  let sum = 0;
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < m; i++) column.values[i] = y[i * n + k] ?? Number.NaN;
    sum += costOf[loss](column, isDistribution);
  }
  return sum;
}

/** One target of every example, and the examples' weights. */
interface Column {
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

const costOf: Readonly<Record<LossName, (column: Column, isDistribution: boolean) => number>> = {
  mse: (column) => {
    const mean = meanOf(column);
    return meanOf(column, (value) => (value - mean) * (value - mean)) / 2;
  },
  mae: (column) => {
    const median = medianOf(column);
    return meanOf(column, (value) => Math.abs(value - median));
  },
  'cross-entropy': (column, isDistribution) => {
    const mean = meanOf(column);
    return isDistribution ? surprise(mean) : surprise(mean) + surprise(1 - mean);
  },
  hinge: (column) => {
    const share = meanOf(column, (value) => Number(value > 0));
    return 2 * Math.min(share, 1 - share);
  },
};

function meanOf({ values, weights }: Column, of: (value: number) => number = (value) => value): number {
  let [sum, total] = [0, 0];
  for (const [i, value] of values.entries()) {
    const weight = weights[i] ?? Number.NaN;
    sum += weight * of(value);
    total += weight;
  }
  return sum / total;
}

/** The least value up to which, in their order, the values have half the weight. */
function medianOf({ values, weights }: Column): number {
  const order = Int32Array.from(values, (_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let sum = 0;
  for (const i of order) {
    sum += weights[i] ?? Number.NaN;
    if (sum > half) return values[i] ?? Number.NaN;
  }
  return Number.NaN;
}

/** −p·log p, 0 at 0. */
function surprise(p: number): number {
  return p > 0 ? -p * log(p) : 0;
}
