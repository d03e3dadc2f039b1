import type { TextPart } from './shapes';

/** From epochs and values to CSS pixels, and the plotting area. */
export interface Projection {
  x(epoch: number): number;
  y(value: number): number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Where the picture ends: labels may be right of the plotting area up to here. */
  readonly outerRight: number;
  measure(parts: readonly TextPart[], size: number): number;
}
