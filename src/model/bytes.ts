/** Bytes as megabytes of 2²⁰, in which limits are set, with at most three digits: `3.14`. */
export function mebibytes(bytes: number): string {
  return String(Number((bytes / 2 ** 20).toPrecision(3)));
}
