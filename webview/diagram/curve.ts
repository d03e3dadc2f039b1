/** A line from one unit to another: level at both ends, so that its ends say which it joins. */
export interface Curve {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

const bend = 0.45;

export function trace(context: CanvasRenderingContext2D, { x1, y1, x2, y2 }: Curve): void {
  const handle = (x2 - x1) * bend;
  context.moveTo(x1, y1);
  context.bezierCurveTo(x1 + handle, y1, x2 - handle, y2, x2, y2);
}

/** x at t (0…1) of the curve; it grows with t. */
export function xAt({ x1, x2 }: Curve, t: number): number {
  const handle = (x2 - x1) * bend;
  const u = 1 - t;
  return u * u * u * x1 + 3 * u * u * t * (x1 + handle) + 3 * u * t * t * (x2 - handle) + t * t * t * x2;
}

/** y at t (0…1) of the curve; it changes in one direction only. */
export function yAt({ y1, y2 }: Curve, t: number): number {
  const u = 1 - t;
  return u * u * (u + 3 * t) * y1 + t * t * (3 * u + t) * y2;
}

/** The point at t (0…1) of the curve. */
export function pointAt(curve: Curve, t: number): { readonly x: number; readonly y: number } {
  return { x: xAt(curve, t), y: yAt(curve, t) };
}
