import { farCells } from './far-cells';
import { type Measured, measured, sortedCells } from './measures';
import type { NumberColumn } from './view';

/** How strongly two columns depend on each other at least: ρ², without their largest deviations. */
const leastDependence = 0.9;

/** Columns that are compared with each other at most: what bounds the time. */
const mostColumns = 24;

/**
 * Part of the sampled rows that are farthest from a line, which a second line is laid without; and of those at either end of it,
 * where a bend looks like a row that is off.
 */
const leftOut = 0.02;

/** Rows that are off a line that two columns have in common. */
export interface OffLine {
  readonly column: NumberColumn;
  /** The column that tells what it should be. */
  readonly by: NumberColumn;
  readonly rows: readonly number[];
  /** What the line says of the first. */
  readonly wanted: number;
}

/** For each column and the one that it depends on most, the rows that are far from their common line, in some column alone. */
export function rowsOffLines(candidates: readonly NumberColumn[], sample: Int32Array): readonly OffLine[] {
  const columns = candidates.slice(0, mostColumns).flatMap((column) => measured(column, sample));
  const known = new Set<number>();
  return columns.flatMap((column, k) => {
    const others = columns.slice(0, k).map((by) => ({ by, line: lineThrough(by, column, sample) }));
    const best = others.reduce<(typeof others)[number] | undefined>(
      (most, each) => (each.line.dependence > (most?.line.dependence ?? leastDependence) ? each : most),
      undefined,
    );
    if (!best) return [];
    const { by, line } = best;
    const wanted = (row: number): number => line.a + line.b * (by.values[row] ?? Number.NaN);
    const residuals = Float64Array.from(column.values, (value, row) => value - wanted(row));
    const inside = sortedCells(by.values, sample);
    const [from = 0, to = 0] = [leftOut, 1 - leftOut].map((part) => inside[Math.round(part * (inside.length - 1))]);
    const isInside = (row: number): boolean => (by.values[row] ?? 0) > from && (by.values[row] ?? 0) < to;
    const rows = farCells(residuals, sample).filter((row) => isInside(row) && !known.has(row));
    for (const row of rows) known.add(row);
    return rows.length > 0 ? [{ column, by, rows, wanted: wanted(rows[0] ?? 0) }] : [];
  });
}

interface Line {
  readonly a: number;
  readonly b: number;
  /** ρ² of the rows that it was laid through. */
  readonly dependence: number;
}

/** The line y = a + bx through the sampled rows, laid again without those that are farthest from it. */
function lineThrough(x: Measured, y: Measured, sample: Int32Array): Line {
  const rows = sample.filter((row) => Number.isFinite(x.values[row]) && Number.isFinite(y.values[row]));
  const first = leastSquares(x, y, rows);
  if (!(first.dependence > leastDependence / 2)) return first;
  const off = (row: number): number => Math.abs((y.values[row] ?? 0) - first.a - first.b * (x.values[row] ?? 0));
  const distances = Float64Array.from(rows, off);
  const sorted = sortedCells(distances, Int32Array.from(rows.keys()));
  const most = sorted[Math.min(sorted.length - 2, Math.floor((1 - leftOut) * sorted.length))] ?? Infinity;
  return leastSquares(
    x,
    y,
    rows.filter((_, i) => (distances[i] ?? 0) <= most),
  );
}

function leastSquares({ values: x, factor }: Measured, { values: y }: Measured, rows: Int32Array): Line {
  const n = rows.length;
  const [meanX, meanY] = [x, y].map((of) => rows.reduce((sum, row) => sum + (of[row] ?? 0) / n, 0));
  let [xx, yy, xy] = [0, 0, 0];
  for (const row of rows) {
    const [dx, dy] = [((x[row] ?? 0) - (meanX ?? 0)) * factor, (y[row] ?? 0) - (meanY ?? 0)];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  const b = (xy / xx) * factor;
  return { a: (meanY ?? 0) - b * (meanX ?? 0), b, dependence: (xy / Math.sqrt(xx)) * (xy / Math.sqrt(xx) / yy) };
}
