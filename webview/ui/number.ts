/** Numbers as a person reads them: four significant digits, a true minus (U+2212), thousands with a comma. */

const minus = (text: string): string => text.replace(/-/g, '−');

function special(value: number): string | undefined {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Number.POSITIVE_INFINITY) return '∞';
  if (value === Number.NEGATIVE_INFINITY) return '−∞';
  return undefined;
}

/** `0.8904`, `−9.230`, `5.353e−4` below 0.001 and from 1e5, `0`. */
export function formatNumber(value: number): string {
  const odd = special(value);
  if (odd !== undefined) return odd;
  if (value === 0) return '0';
  const fixed = value.toPrecision(4);
  const magnitude = Math.abs(Number(fixed));
  if (magnitude < 0.001 || magnitude >= 1e5) {
    const [mantissa = '', exponent = ''] = value.toExponential(3).split('e');
    return minus(`${mantissa}e${Number(exponent)}`);
  }
  return minus(fixed.includes('e') ? Number(fixed).toFixed(0) : fixed);
}

/** All digits of a number, for tooltips: what reads back as the same double. */
export function formatExactly(value: number): string {
  return special(value) ?? minus(String(value));
}

/** `6,400` */
export function formatCount(value: number): string {
  return minus(String(Math.round(value))).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `90.75 %`; of a fraction. */
export function formatPercent(fraction: number): string {
  const odd = special(fraction);
  if (odd !== undefined) return odd;
  return `${minus((fraction * 100).toFixed(fraction === 1 ? 1 : 2))} %`;
}

/**
 * Decimals that all entries of a column or matrix share: so many that the largest magnitude has four digits; undefined
 * where the column needs exponents.
 */
export function sharedDecimals(values: ArrayLike<number>): number | undefined {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const magnitude = Math.abs(values[i] ?? 0);
    if (!Number.isFinite(magnitude)) return undefined;
    if (magnitude > largest) largest = magnitude;
  }
  if (largest === 0) return 0;
  if (largest >= 1e5 || largest < 0.001) return undefined;
  const exponent = Number(largest.toExponential(3).split('e')[1]);
  return Math.max(0, 3 - Math.max(0, exponent));
}

/** One entry of a column whose decimals are `decimals`: no “−0.00”. */
export function formatFixed(value: number, decimals: number | undefined): string {
  if (decimals === undefined) return formatNumber(value);
  const odd = special(value);
  if (odd !== undefined) return odd;
  const text = value.toFixed(decimals);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : minus(text);
}

/** Every entry of a column with the decimals they share. */
export function formatColumn(values: ArrayLike<number>): string[] {
  const decimals = sharedDecimals(values);
  return Array.from({ length: values.length }, (_, i) => formatFixed(values[i] ?? 0, decimals));
}
