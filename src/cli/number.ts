/** A number for people: six significant digits, no trailing zeros. */
export function readable(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(6))) : String(value);
}

/** A size of error: two significant digits. */
export function magnitude(value: number): string {
  return value === 0 || !Number.isFinite(value) ? String(value) : value.toExponential(1);
}
