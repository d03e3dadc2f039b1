import { formatExactly } from '../ui/number';

/** A size of error: two digits and a power of ten, `3.2e−11`. */
export function formatError(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return formatExactly(value);
  const [mantissa = '', exponent = ''] = value.toExponential(1).split('e');
  return `${mantissa}e${Number(exponent)}`.replace(/-/g, '−');
}
