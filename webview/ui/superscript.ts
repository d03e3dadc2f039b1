const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A whole number as an exponent: −12 → ⁻¹². */
export function superscript(exponent: number): string {
  const magnitude = [...String(Math.abs(exponent))].map((digit) => digits[Number(digit)] ?? '').join('');
  return exponent < 0 ? `⁻${magnitude}` : magnitude;
}
