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

/** The point at t (0…1) of the curve. */
export function pointAt({ x1, y1, x2, y2 }: Curve, t: number): { readonly x: number; readonly y: number } {
  const handle = (x2 - x1) * bend;
  const u = 1 - t;
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return { x: a * x1 + b * (x1 + handle) + c * (x2 - handle) + d * x2, y: (a + b) * y1 + (c + d) * y2 };
}
