import type { NumberArray } from '../statistics/values';

/** Rows from which on points on a line are no accident. */
const fewestRows = 10;

/** Share of the target's variance that a line may leave. */
const mostLeft = 1e-6;

/** Whether y = a·x + b in all rows that have both, but for rounding, and not constant. */
export function isLine(x: NumberArray, y: NumberArray): boolean {
  let [n, meanX, meanY, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  for (const [i, a] of x.entries()) {
    const b = y[i] ?? Number.NaN;
    if (!Number.isFinite(a + b)) continue;
    n++;
    const [fromX, fromY] = [a - meanX, b - meanY];
    meanX += fromX / n;
    meanY += fromY / n;
    xx += fromX * (a - meanX);
    yy += fromY * (b - meanY);
    xy += fromX * (b - meanY);
  }
  // Where one of them is constant, this is no number, and so not small.
  const left = 1 - (xy / Math.sqrt(xx)) * (xy / Math.sqrt(xx) / yy);
  return n >= fewestRows && left <= mostLeft;
}
