/** The largest difference, in units of the largest magnitude, that rounding alone makes: 16 units in the last place. */
const rounding = 16 * Number.EPSILON;

/** Whether all numbers are the same but for rounding: 0.3 and 0.30000000000000004. */
export function isConstant({ least, largest }: { readonly least: number; readonly largest: number }): boolean {
  return largest - least <= rounding * Math.abs(largest);
}
