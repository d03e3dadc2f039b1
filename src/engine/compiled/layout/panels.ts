/** Units side by side that one pass of a kernel handles: `count` panels of `width` floats from unit `start` on. */
export interface PanelGroup {
  readonly start: number;
  readonly width: number;
  readonly count: number;
}

/** How wide panels get: 16 floats where V8 merges vectors to 256 bits, else 8. */
export type PanelWidth = 8 | 16;

export const roundUp = (n: number, unit: number): number => Math.ceil(n / unit) * unit;

/** Units a layer is stored with: whole eights (so that the last panel fills 256 bits too), or a single four. */
export function paddedUnits(units: number): number {
  return roundUp(units, units > 8 ? 8 : 4);
}

/**
 * Floats from one example's row to the next. A power of two from 256 floats on would map all rows to the same cache
 * sets, so such rows are moved apart by one cache line.
 */
export function rowStride(units: number): number {
  const padded = paddedUnits(units);
  return (padded * 4) % 1024 === 0 ? padded + 16 : padded;
}

/** Panels of 16, 8 and 4 units, widest first, that together hold all padded units. */
export function panelGroups(units: number, widest: PanelWidth): readonly PanelGroup[] {
  const groups: PanelGroup[] = [];
  let start = 0;
  for (const width of [16, 8, 4].filter((w) => w <= widest)) {
    const count = Math.floor((paddedUnits(units) - start) / width);
    if (count > 0) groups.push({ start, width, count });
    start += count * width;
  }
  return groups;
}

/** Where weight w[unit, input] lies in a matrix of panels with `inputs` rows each, in floats. */
export function panelOffset(groups: readonly PanelGroup[], inputs: number, unit: number, input: number): number {
  const group = groups.filter(({ start }) => start <= unit).at(-1);
  if (!group) throw new RangeError(`unit ${unit} lies in no panel`);
  const panel = Math.floor((unit - group.start) / group.width);
  const first = group.start + panel * group.width;
  return first * inputs + input * group.width + (unit - first);
}

/** Panels of one kind; `filled` floats of each hold real units, the rest is padding. */
export interface PanelRun extends PanelGroup {
  readonly filled: number;
}

/** Parts a last panel that is partly padding from the full ones before it. */
export function panelRuns(groups: readonly PanelGroup[], units: number): readonly PanelRun[] {
  return groups.flatMap(({ start, width, count }) => {
    const full = Math.min(count, Math.max(0, Math.floor((units - start) / width)));
    const left = units - start - full * width;
    const runs: PanelRun[] = [];
    if (full > 0) runs.push({ start, width, count: full, filled: width });
    if (full < count && left > 0) runs.push({ start: start + full * width, width, count: 1, filled: left });
    return runs;
  });
}
