/** A whole number in subscript digits: 12 → ₁₂. */
export function subscript(index: number): string {
  return [...String(index)].map((digit) => String.fromCharCode(0x2080 + Number(digit))).join('');
}
