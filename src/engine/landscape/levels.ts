/** First digits of levels that are read easily, in hundreds; from the coarsest choice to the finest. */
const choices: readonly (readonly number[])[] = [
  [100, 200, 500],
  [100, 150, 200, 300, 400, 500, 600, 800],
  Array.from({ length: 90 }, (_, k) => 100 + 10 * k),
  Array.from({ length: 900 }, (_, k) => 100 + k),
];

/**
 * About `count` levels for contours, rising: between two of them there are about as many values as between any other two,
 * and each has as few digits as tell them apart. None where the values do not differ.
 */
export function levelsFor(values: Float64Array, count = 12): readonly number[] {
  const sorted = values.filter((value) => Number.isFinite(value)).sort();
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || low >= high) return [];
  const wanted = Array.from({ length: count }, (_, k) => {
    const share = (k + 1) / (count + 1);
    const quantile = sorted[Math.floor(share * (sorted.length - 1))] ?? low;
    // Where most values are equal, as on a plain beside a peak, quantiles alone would leave the slope without a line.
    return 0.75 * quantile + 0.25 * (low + share * share * (high - low));
  });
  let best: readonly number[] = [];
  for (const mantissas of choices) {
    const found = [...new Set(wanted.map((value) => nearest(value, mantissas)))]
      .filter((level) => level > low && level < high)
      .sort((a, b) => a - b);
    if (found.length > best.length) best = found;
    if (best.length >= (2 / 3) * count) return best;
  }
  return best.length > 0 ? best : wanted.filter((value, k) => value > low && value < high && value !== wanted[k - 1]);
}

/** The number nearest to a value whose first digits are one of these. */
function nearest(value: number, mantissas: readonly number[]): number {
  if (value === 0) return 0;
  const power = Number(value.toExponential().split('e')[1]) - 2;
  const size = Math.abs(value) / Number(`1e${power}`);
  const first = [...mantissas, 1000].reduce((a, b) => (Math.abs(b - size) < Math.abs(a - size) ? b : a));
  // Written as a decimal, so that it is the double which that decimal reads as.
  return Math.sign(value) * Number(`${first}e${power}`);
}
