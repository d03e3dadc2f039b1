/** Differences are shaded from this power of ten of ‖a‖ + ‖n‖ on. */
const darkest = -16;

/**
 * How strongly a difference |a − n| is shaded, on a logarithmic scale: 0 where it is 10⁻¹⁶ of ‖a‖ + ‖n‖ or less, 1 where it
 * is the limit or more.
 */
export function differenceShade(difference: number, norms: number, limit: number): number {
  if (!(difference > 0 && norms > 0)) return 0;
  const share = (Math.log10(difference / norms) - darkest) / (Math.log10(limit) - darkest);
  return Math.max(0, Math.min(1, share));
}
