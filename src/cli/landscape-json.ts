import { type CostView, cutRange, type PathPlace } from '../engine/landscape/landscape';

/** One cost over its plane as a value; its paths are told by their owners. */
export function costJson({ grid, levels, contours, least }: CostView) {
  const { columns = 0, rows = 0, values = new Float64Array() } = grid ?? {};
  return {
    grid: Array.from({ length: rows }, (_, row) => [...values.subarray(row * columns, (row + 1) * columns)]),
    levels: [...levels],
    contours: contours.map(({ level, closed, points }) => ({ level, closed, points: pairsOf(points) })),
    ...(least ? { least } : {}),
  };
}

export function pathJson(path: readonly PathPlace[]) {
  return path.map(({ step, x, y, cost }) => ({ step, x, y, cost }));
}

export function cutJson({ cut = new Float64Array() }: CostView) {
  const { from, to } = cutRange;
  return Array.from(cut, (cost, k) => ({ t: from + ((to - from) * k) / (cut.length - 1), cost }));
}

function pairsOf(points: Float64Array): readonly (readonly number[])[] {
  return Array.from({ length: points.length / 2 }, (_, k) => [...points.subarray(2 * k, 2 * k + 2)]);
}
