import { formatFixed, formatNumber, sharedDecimals } from '../ui/number';

/** A column of summands and its sum, as text. */
export interface Addition {
  readonly parts: readonly string[];
  readonly total: string;
}

/**
 * Writes summands and sum with the decimals they share, so that the written numbers add up: where rounding each by
 * itself would miss the rounded sum, those nearest to the other neighbour are rounded to it. None is off by a whole
 * unit of the last digit.
 */
export function addUp(parts: readonly number[], total: number): Addition {
  const decimals = sharedDecimals([...parts, total]);
  if (decimals === undefined) return { parts: parts.map(formatNumber), total: formatNumber(total) };
  const unit = 10 ** decimals;
  const rounded = parts.map((part) => Math.round(part * unit));
  const missing = Math.round(total * unit) - rounded.reduce((sum, part) => sum + part, 0);
  const direction = Math.sign(missing);
  const residual = (i: number): number => ((parts[i] ?? 0) * unit - (rounded[i] ?? 0)) * direction;
  const willing = rounded
    .map((_, i) => i)
    .filter((i) => residual(i) > 0)
    .sort((a, b) => residual(b) - residual(a));
  if (Math.abs(missing) <= willing.length) {
    for (const i of willing.slice(0, Math.abs(missing))) rounded[i] = (rounded[i] ?? 0) + direction;
  }
  return {
    parts: rounded.map((part) => formatFixed(part / unit, decimals)),
    total: formatFixed(total, decimals),
  };
}
