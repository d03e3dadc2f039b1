import type { CostView, PathView } from '../../src/protocol/landscape';

/** A contour in coordinates of its plane, x and y alternating. */
export interface DecodedLine {
  readonly level: number;
  readonly points: Float32Array;
}

/** A path with its steps and costs; `places` has x and y alternating. */
export interface DecodedPath {
  readonly steps: Float64Array;
  readonly places: Float64Array;
  readonly costs: Float64Array;
}

/** The arrays of one cost over its plane. */
export interface DecodedCost extends Pick<CostView, 'loss' | 'side' | 'levels' | 'least'> {
  readonly values: Float32Array;
  readonly lines: readonly DecodedLine[];
  readonly paths: readonly DecodedPath[];
  readonly cut?: { readonly from: number; readonly to: number; readonly costs: Float64Array };
}

const known = new WeakMap<CostView, DecodedCost>();

/** The arrays of a cost; the same ones each time. */
export function decoded(cost: CostView): DecodedCost {
  const found = known.get(cost) ?? decode(cost);
  known.set(cost, found);
  return found;
}

function decode({ loss, side, levels, least, values, lines, lengths, lineLevels, paths, cut }: CostView): DecodedCost {
  const all = new Float32Array(lines);
  const levelOf = new Int32Array(lineLevels);
  let at = 0;
  const decodedLines = Array.from(new Int32Array(lengths), (length, k) => {
    const points = all.subarray(at, at + 2 * length);
    at += 2 * length;
    return { level: levels[levelOf[k] ?? 0] ?? Number.NaN, points };
  });
  return {
    loss,
    side,
    levels,
    ...(least ? { least } : {}),
    values: new Float32Array(values),
    lines: decodedLines,
    paths: paths.map(decodedPath),
    ...(cut ? { cut: { from: cut.from, to: cut.to, costs: new Float64Array(cut.costs) } } : {}),
  };
}

function decodedPath({ steps, places, costs }: PathView): DecodedPath {
  return { steps: new Float64Array(steps), places: new Float64Array(places), costs: new Float64Array(costs) };
}

/** The index of the last point of a path at a step or before it. */
export function pointAt({ steps }: DecodedPath, step: number): number {
  let at = 0;
  for (const [k, each] of steps.entries()) if (each <= step) at = k;
  return at;
}
