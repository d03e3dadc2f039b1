/** c₀ + c₁x + c₂x² + …, by Horner's rule from the highest power down: one fixed order, so one result. */
export function polynomial(x: number, coefficients: readonly number[]): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + (coefficients[i] ?? 0);
  return sum;
}
