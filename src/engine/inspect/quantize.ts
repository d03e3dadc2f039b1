import { compressed } from '../../numerics/companding';

/** Values as bytes, as `expanded` reads them; `largest` is the largest finite |value|. */
export interface QuantizedSurface {
  readonly bytes: Int8Array<ArrayBuffer>;
  readonly largest: number;
}

/** Rounds surfaces to bytes. */
export function quantize(values: Float32Array): QuantizedSurface {
  let largest = 0;
  for (let k = 0; k < values.length; k++) {
    const size = Math.abs(values[k] ?? NaN);
    if (size > largest && size < Infinity) largest = size;
  }
  const bytes = new Int8Array(values.length);
  for (let k = 0; k < values.length; k++) bytes[k] = compressed(values[k] ?? NaN, largest);
  return { bytes, largest };
}
