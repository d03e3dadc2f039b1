import type { Scaling } from '../model/pipeline';

/** Values in the data's own units as the network sees them: v′ = (v − shift)·factor. */
export function scaled(raw: ArrayLike<number>, scaling: Scaling | undefined): Float64Array {
  const { shift, factor } = scaling ?? {};
  return Float64Array.from(raw, (value, k) => (value - (shift?.[k] ?? 0)) * (factor?.[k] ?? 1));
}

/** Values as the network sees them in the data's own units: v = v′ / factor + shift. */
export function unscaled(x: ArrayLike<number>, scaling: Scaling | undefined): Float64Array {
  const { shift, factor } = scaling ?? {};
  return Float64Array.from(x, (value, k) => value / (factor?.[k] ?? 1) + (shift?.[k] ?? 0));
}
