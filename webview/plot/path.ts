import { firstFrom } from './columns';
import type { Projection } from './projection';
import { thin } from './thin';
import type { Trace } from './trace';

/** Whether a value has a place on the trace's scale. */
export function drawable(trace: Trace, value: number): boolean {
  return Number.isFinite(value) && (!trace.logarithmic || value > 0);
}

/** A column as pixels (x and y alternating) within the epochs in view, no more points than pixels, cut at the edges. */
export function pathOf(trace: Trace, epoch: Float64Array, values: Float64Array, at: Projection): number[] {
  const from = Math.max(0, firstFrom(epoch, trace.view.min) - 1);
  const to = Math.min(epoch.length, firstFrom(epoch, trace.view.max) + 1);
  const thinned = thin(epoch, [values], from, to, Math.ceil(at.width));
  const points: number[] = [];
  for (const [i, value] of (thinned.lines[0] ?? []).entries()) {
    if (value !== null && drawable(trace, value)) points.push(at.x(thinned.x[i] ?? 0), at.y(value));
  }
  return cut(points, at.left, at.left + at.width);
}

/** The part of a line from x = left to x = right; its ends are on the edges where it continues beyond them. */
function cut(points: readonly number[], left: number, right: number): number[] {
  const kept: number[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const x = points[i] ?? 0;
    const y = points[i + 1] ?? 0;
    const before = points[i - 2];
    const beforeY = points[i - 1] ?? y;
    if (before !== undefined) {
      for (const edge of [left, right]) {
        if (before < edge && x > edge) kept.push(edge, beforeY + ((y - beforeY) * (edge - before)) / (x - before));
      }
    }
    if (x >= left && x <= right) kept.push(x, y);
  }
  return kept;
}
