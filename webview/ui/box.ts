/** A rectangle of a picture in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Whether two boxes overlap, or are nearer to each other than `across` px side by side and `down` px one below the other. */
export const overlaps = (a: Box, b: Box, across: number, down: number): boolean =>
  a.left < b.right + across && b.left < a.right + across && a.top < b.bottom + down && b.top < a.bottom + down;

/** The box with so many pixels more on each side. */
export const grown = ({ left, right, top, bottom }: Box, by: number): Box => ({
  left: left - by,
  right: right + by,
  top: top - by,
  bottom: bottom + by,
});

/** Whether a line (x and y alternating) passes through a box. */
export function crosses(points: readonly number[], box: Box): boolean {
  for (let i = 2; i < points.length; i += 2) {
    if (segmentCrosses(points[i - 2] ?? 0, points[i - 1] ?? 0, points[i] ?? 0, points[i + 1] ?? 0, box)) return true;
  }
  return false;
}

/** Whether the straight line between two points passes through a box: by Liang and Barsky, the easy cases first. */
export function segmentCrosses(x1: number, y1: number, x2: number, y2: number, box: Box): boolean {
  const { left, right, top, bottom } = box;
  if ((x1 < left && x2 < left) || (x1 > right && x2 > right)) return false;
  if ((y1 < top && y2 < top) || (y1 > bottom && y2 > bottom)) return false;
  // The share of the segment that is between both pairs of edges; parallel to a pair it is between them everywhere.
  let from = 0;
  let to = 1;
  if (x1 !== x2) {
    const atLeft = (left - x1) / (x2 - x1);
    const atRight = (right - x1) / (x2 - x1);
    from = Math.max(from, Math.min(atLeft, atRight));
    to = Math.min(to, Math.max(atLeft, atRight));
  }
  if (y1 !== y2) {
    const atTop = (top - y1) / (y2 - y1);
    const atBottom = (bottom - y1) / (y2 - y1);
    from = Math.max(from, Math.min(atTop, atBottom));
    to = Math.min(to, Math.max(atTop, atBottom));
  }
  return from <= to;
}
