/** A rectangle of the picture in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Whether two texts would touch: side by side they need a space between them. */
export const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right + 4 && b.left < a.right + 4 && a.top < b.bottom && b.top < a.bottom;

/** Whether a line (x and y alternating) passes through a box. */
export function crosses(points: readonly number[], box: Box): boolean {
  for (let i = 2; i + 1 < points.length; i += 2) {
    if (segmentCrosses(points[i - 2] ?? 0, points[i - 1] ?? 0, points[i] ?? 0, points[i + 1] ?? 0, box)) return true;
  }
  return false;
}

/** Liang and Barsky: the part of the segment within both pairs of edges is not empty. */
function segmentCrosses(x1: number, y1: number, x2: number, y2: number, box: Box): boolean {
  let [from, to] = [0, 1];
  const [dx, dy] = [x2 - x1, y2 - y1];
  for (const [direction, distance] of [
    [-dx, x1 - box.left],
    [dx, box.right - x1],
    [-dy, y1 - box.top],
    [dy, box.bottom - y1],
  ] as const) {
    if (direction === 0) {
      if (distance < 0) return false;
    } else if (direction < 0) from = Math.max(from, distance / direction);
    else to = Math.min(to, distance / direction);
  }
  return from <= to;
}
