import type { PanelGroup } from './panels';

/** A worker's part of a range: [start, start + length). */
export interface Share {
  readonly start: number;
  readonly length: number;
}

/** Which of `threads` equal workers this is. */
export interface Worker {
  readonly index: number;
  readonly threads: number;
}

export const alone: Worker = { index: 0, threads: 1 };

/** An equal part of `total`, in whole `unit`s except at the end. */
export function shareOf(total: number, unit: number, { index, threads }: Worker): Share {
  const each = Math.ceil(total / unit / threads) * unit;
  const start = Math.min(total, each * index);
  return { start, length: Math.min(total, each * (index + 1)) - start };
}

/** A part of adjacent equal panels: `length` columns of each, beginning with its column `from`. */
export interface PanelPiece {
  readonly group: PanelGroup;
  /** The index of the first panel in its group. */
  readonly panel: number;
  readonly count: number;
  readonly from: number;
  readonly length: number;
}

/** Splits a range of columns at the borders of panels. */
export function panelPieces(groups: readonly PanelGroup[], { start, length }: Share): readonly PanelPiece[] {
  const pieces: PanelPiece[] = [];
  const end = start + length;
  for (const group of groups) {
    const { width } = group;
    const groupEnd = group.start + group.count * width;
    for (let at = Math.max(start, group.start); at < Math.min(end, groupEnd); ) {
      const panel = Math.floor((at - group.start) / width);
      const from = at - group.start - panel * width;
      const left = Math.min(end, groupEnd) - at;
      const count = from === 0 && left >= width ? Math.floor(left / width) : 1;
      const each = Math.min(width - from, left);
      pieces.push({ group, panel, count, from, length: each });
      at += count * each;
    }
  }
  return pieces;
}
