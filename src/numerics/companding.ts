/** Below this part of the largest value, bytes are about evenly spaced; above it they grow apart. */
const bend = 0.5;
const steps = 127;

/**
 * A number as one of 255 bytes, finer near 0: f = v/(|v| + s), stretched so that ±`largest` are ±127, with s half of
 * `largest`. Near 0 a step is under 0.3 %, at the end under 2.4 % of `largest`. What is not finite becomes 0, or the end.
 */
export function compressed(value: number, largest: number): number {
  if (!(largest > 0) || Number.isNaN(value)) return 0;
  const size = Math.min(1, Math.abs(value) / largest);
  const byte = Math.round((steps * (1 + bend) * size) / (size + bend));
  return value < 0 ? -byte : byte;
}

/** The number that a byte is for. */
export function expanded(byte: number, largest: number): number {
  const size = Math.abs(byte) / (steps * (1 + bend));
  const value = (largest * bend * size) / (1 - size);
  return byte < 0 ? -value : value;
}
