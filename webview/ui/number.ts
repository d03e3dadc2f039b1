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

/** `−4.0`, `98.9`; `1150` from 1,000 on: an end of an axis. */
export function formatEnd(value: number): string {
  return Math.abs(value) < 1000 ? minus(value.toFixed(1)) : formatNumber(value);
}

/** `formatNumber` without the zeros that end a fraction: `1`, `54.8`. */
export function formatBriefly(value: number): string {
  return formatNumber(value)
    .replace(/(\.\d*?)0+(?=$|e)/, '$1')
    .replace(/\.(?=$|e)/, '');
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
