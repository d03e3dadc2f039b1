import { columnBytes } from '../csv/column';

/** Bytes of a target in Y. */
const targetBytes = Float64Array.BYTES_PER_ELEMENT;

/**
 * Bytes that m examples of n features and some targets take at least, beside their file: each value of a column, and of
 * X, takes one, and each target eight in Y; columns have objects of their own.
 */
export function leastBytes(m: number, n: number, targets: number): number {
  return m * (n + targets + n + targetBytes * targets) + (n + targets) * columnBytes;
}
