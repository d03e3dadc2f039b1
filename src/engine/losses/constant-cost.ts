import type { LossName } from '../../model/loss';
import { log } from '../../numerics/log';

/**
 * The smallest J of a network whose outputs are the same for all m examples, over m × n targets: what knows nothing about
 * x can reach. mse: Σ variance/2; mae: Σ mean |y − median|; cross-entropy: the entropy of the mean target, binary for
 * each unit or, for a distribution, over all; hinge: twice the share of the rarer sign.
 */
export function constantCost(loss: LossName, isDistribution: boolean, y: Float64Array, n: number): number {
  let sum = 0;
  for (let k = 0; k < n; k++) {
    const column = Float64Array.from({ length: y.length / n }, (_, i) => y[i * n + k] ?? Number.NaN);
    sum += costOf[loss](column, isDistribution);
  }
  return sum;
}

const costOf: Readonly<Record<LossName, (column: Float64Array, isDistribution: boolean) => number>> = {
  mse: (column) => {
    const mean = meanOf(column);
    return meanOf(column.map((value) => (value - mean) * (value - mean))) / 2;
  },
  mae: (column) => {
    const median = column.slice().sort()[column.length >> 1] ?? Number.NaN;
    return meanOf(column.map((value) => Math.abs(value - median)));
  },
  'cross-entropy': (column, isDistribution) => {
    const mean = meanOf(column);
    return isDistribution ? surprise(mean) : surprise(mean) + surprise(1 - mean);
  },
  hinge: (column) => {
    const share = meanOf(column.map((value) => Number(value > 0)));
    return 2 * Math.min(share, 1 - share);
  },
};

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** −p·log p, 0 at 0. */
function surprise(p: number): number {
  return p > 0 ? -p * log(p) : 0;
}
