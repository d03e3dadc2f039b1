import { type SetName, setNames } from '../../src/model/sets';
import { epochAlong, rangeAlong } from './along';
import { firstFrom } from './columns';
import type { Projection } from './projection';
import { evenStarts, thin } from './thin';
import type { OfSets, Trace } from './trace';

type Values = (number | null)[];

/** The run's own curves with no more points than some pixels can show; null where there is nothing to draw. */
export interface RunCurves extends OfSets<Values> {
  readonly epoch: number[];
}

/** The run's own curves as pixels, x and y alternating. */
export type RunPaths = OfSets<readonly number[]>;

/** Whether a value has a place on the trace's scale. */
export function drawable(trace: Trace, value: number): boolean {
  return Number.isFinite(value) && (!trace.logarithmic || value > 0);
}

/** Whether an epoch is among those in view. */
export function inView({ view }: Trace, epoch: number): boolean {
  return epoch >= view.min && epoch <= view.max;
}

/** The run's own curves within the epochs in view and up to the next record on both sides, for so many pixels. */
export function runCurves(trace: Trace, pixels: number): RunCurves {
  const sets = setNames.filter((set) => trace[set] !== undefined);
  const columns = sets.flatMap((set) => trace[set] ?? []);
  const { x, lines } = thinnedView(trace, trace.epoch, columns, pixels);
  return { epoch: x, ...Object.fromEntries(sets.map((set, i) => [set, lines[i] ?? []])) };
}

/** Thinned curves of the run as pixels, cut at the edges of the view. */
export function runPaths(curves: RunCurves, at: Projection): RunPaths {
  const { epoch } = curves;
  const path = (set: SetName): RunPaths => {
    const values = curves[set];
    return values ? { [set]: toPixels(epoch, values, at) } : {};
  };
  return { ...path('train'), ...path('validation'), ...path('test') };
}

/** A curve within the epochs in view as pixels (x and y alternating), no more points than pixels, cut at the edges. */
export function pathOf(trace: Trace, epoch: Float64Array, values: Float64Array, at: Projection): number[] {
  const { x, lines } = thinnedView(trace, epoch, [values], Math.ceil(at.width));
  return toPixels(x, lines[0] ?? [], at);
}

function thinnedView(
  trace: Trace,
  epoch: Float64Array,
  columns: readonly Float64Array[],
  pixels: number,
): { readonly x: number[]; readonly lines: Values[] } {
  const from = Math.max(0, firstFrom(epoch, trace.view.min) - 1);
  const to = Math.min(epoch.length, firstFrom(epoch, trace.view.max) + 1);
  const starts =
    trace.logSteps === undefined ? evenStarts(from, to, pixels) : startsAlong(trace, epoch, from, to, pixels);
  const { x, lines } = thin(epoch, columns, starts);
  return {
    x,
    lines: lines.map((line) => line.map((value) => (value !== null && drawable(trace, value) ? value : null))),
  };
}

/** The first record of each pixel of a logarithmic axis that has one, and the end of all. */
function startsAlong(trace: Trace, epoch: Float64Array, from: number, to: number, pixels: number): readonly number[] {
  const { min, max } = rangeAlong(trace, trace.view);
  const starts = Array.from({ length: pixels - 1 }, (_, i) =>
    firstFrom(epoch, epochAlong(trace, min + ((i + 1) / pixels) * (max - min))),
  );
  return [...new Set([from, ...starts.filter((start) => start > from && start < to), to])];
}

function toPixels(epoch: readonly number[], values: Values, at: Projection): number[] {
  const points: number[] = [];
  for (const [i, value] of values.entries()) {
    if (value !== null) points.push(at.x(epoch[i] ?? 0), at.y(value));
  }
  return cut(points, at.left, at.left + at.width);
}

/** The part of a line from x = left to x = right; its ends are on the edges where it continues beyond them. */
function cut(points: readonly number[], left: number, right: number): number[] {
  const kept: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
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
