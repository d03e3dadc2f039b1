/**
 * Panels of one width. Every matrix is stored in panels of columns: `count` of them, `width` floats wide, from column
 * `start` on. In a panel, row follows row without a gap.
 */
export interface PanelGroup {
  readonly start: number;
  readonly width: number;
  readonly count: number;
}

/** Largest width of a panel: 16 floats if V8 merges vectors to 256 bits, else 8. */
export type PanelWidth = 8 | 16;

export const roundUp = (n: number, unit: number): number => Math.ceil(n / unit) * unit;

/** Units a layer is stored with: whole eights (so that the last panel fills 256 bits too), or a single four. */
export function paddedUnits(units: number): number {
  return roundUp(units, units > 8 ? 8 : 4);
}

/** Panels of 16, 8 and 4 columns, widest first, that together contain all padded columns. */
export function panelGroups(columns: number, widest: PanelWidth): readonly PanelGroup[] {
  const groups: PanelGroup[] = [];
  let start = 0;
  for (const width of [16, 8, 4].filter((w) => w <= widest)) {
    const count = Math.floor((paddedUnits(columns) - start) / width);
    if (count > 0) groups.push({ start, width, count });
    start += count * width;
  }
  return groups;
}

/**
 * Rows that a matrix of examples is stored with, if it has several panels. An even number often places panels whole
 * pages apart, and the reads of a tile from several of them would conflict in the same sets of the cache.
 */
export function storedRows(rows: number, columns: number): number {
  return columns > 8 && rows % 2 === 0 ? rows + 1 : rows;
}

/** The offset of a column in a matrix stored with `rows` rows, and the distance to its next value, in floats. */
export interface ColumnPlace {
  readonly first: number;
  readonly step: number;
}

/** The offsets of a matrix's real columns, in order. */
export function columnPlaces(columns: number, rows: number, widest: PanelWidth): readonly ColumnPlace[] {
  const places = panelGroups(columns, widest).flatMap(({ start, width, count }) =>
    Array.from({ length: count * width }, (_, c): ColumnPlace => {
      const inPanel = c % width;
      return { first: (start + c - inPanel) * rows + inPanel, step: width };
    }),
  );
  return places.slice(0, columns);
}

/** Panels of one kind; `filled` floats of each row contain real columns, the rest is padding. */
export interface PanelRun extends PanelGroup {
  readonly filled: number;
}

/** Separates a last panel that is partly padding from the full ones before it. */
export function panelRuns(groups: readonly PanelGroup[], columns: number): readonly PanelRun[] {
  return groups.flatMap(({ start, width, count }) => {
    const full = Math.min(count, Math.max(0, Math.floor((columns - start) / width)));
    const left = columns - start - full * width;
    const runs: PanelRun[] = [];
    if (full > 0) runs.push({ start, width, count: full, filled: width });
    if (full < count && left > 0) runs.push({ start: start + full * width, width, count: 1, filled: left });
    return runs;
  });
}
