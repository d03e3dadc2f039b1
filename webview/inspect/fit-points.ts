import type { FitView } from '../../src/protocol/fit';
import type { Palette } from '../ui/palette';

const radius = 2.2;
/** Pixels within which a click finds a point. */
const near = 12;

export type FitSet = FitView['sets'][number];
/** Where a point is drawn. */
export type Place = (x: number, y: number) => readonly [number, number];

/** The least and the largest finite value, apart from each other. */
export function rangeOf(all: readonly Float64Array[]): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const values of all) {
    for (const value of values) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (!(low <= high)) return [0, 1];
  return low < high ? [low, high] : [low - 1, high + 1];
}

/** The frame of a plot, and across it the dashed line on which its points would be best. */
export function paintFrame(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  palette: Palette,
  [from, to]: readonly [readonly [number, number], readonly [number, number]],
): void {
  context.strokeStyle = palette.rule;
  context.strokeRect(0.5, 0.5, width - 1, height - 1);
  context.setLineDash([4, 3]);
  context.strokeStyle = palette.description;
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
  context.setLineDash([]);
}

/** Marks of examples: those of the training set are full, the others rings. */
export function paintPoints(
  context: CanvasRenderingContext2D,
  { set }: FitSet,
  across: Float64Array,
  up: Float64Array,
  place: Place,
  palette: Palette,
): void {
  context.lineWidth = 1;
  context.fillStyle = palette.description;
  context.strokeStyle = palette.foreground;
  context.globalAlpha = 0.75;
  for (const [i, value] of across.entries()) {
    const [x, y] = place(value, up[i] ?? Number.NaN);
    if (!Number.isFinite(x + y)) continue;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    if (set === 'train') context.fill();
    else context.stroke();
  }
  context.globalAlpha = 1;
}

/** A click chooses the example whose mark is nearest. */
export function picked(
  sets: readonly FitSet[],
  valuesOf: (set: FitSet) => readonly [across: Float64Array, up: Float64Array],
  place: Place,
  choose: (set: FitSet['set'], index: number) => void,
): (event: MouseEvent) => void {
  return (event) => {
    let best: { readonly set: FitSet['set']; readonly index: number; readonly distance: number } | undefined;
    for (const set of sets) {
      const [across, up] = valuesOf(set);
      const indices = new Float64Array(set.indices);
      for (const [i, value] of across.entries()) {
        const [x, y] = place(value, up[i] ?? Number.NaN);
        const distance = Math.hypot(x - event.offsetX, y - event.offsetY);
        if (distance < (best?.distance ?? near)) best = { set: set.set, index: indices[i] ?? 0, distance };
      }
    }
    if (best) choose(best.set, best.index);
  };
}
