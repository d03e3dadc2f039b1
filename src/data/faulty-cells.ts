import { Fault, type Message } from '../model/message';
import type { Cells } from './raw-examples';

/** Lines of cells that are told at most. */
const mostLines = 3;

/** Cells of a column that have the same fault. */
export interface FaultyCells {
  /** The fault of the first. */
  readonly detail: Message;
  readonly first: number;
  readonly count: number;
  /** The lines of the first of them. */
  readonly lines: readonly number[];
}

/** The first of the lines of several such cells, each line once. */
export function firstLines(lines: readonly number[]): readonly number[] {
  return [...new Set(lines)].sort((a, b) => a - b).slice(0, mostLines);
}

/** Gathers the faults of a column's cells: those of one kind are told as one, at the first cell. */
export class CellFaults {
  private readonly groups = new Map<string, FaultyCells>();

  constructor(private readonly cells: Pick<Cells, 'fault' | 'lineOf'>) {}

  get kinds(): readonly FaultyCells[] {
    return [...this.groups.values()];
  }

  /** A fault for each kind, at the first of its cells. */
  get told(): readonly Fault[] {
    return this.kinds.map(({ detail, first, count, lines }) => {
      const { detail: said, place } = this.cells.fault(first, detail);
      return new Fault(said, place, count > 1 ? { cells: { count, lines } } : {});
    });
  }

  /** @param kind cells of one kind are told together */
  add(example: number, detail: Message, kind = `${detail.code} ${detail.args.mark ?? ''}`): void {
    const known = this.groups.get(kind);
    const lines = known?.lines ?? [];
    const line = lines.length < mostLines ? this.cells.lineOf(example) : 0;
    this.groups.set(kind, {
      detail: known?.detail ?? detail,
      first: known?.first ?? example,
      count: (known?.count ?? 0) + 1,
      lines: line > 0 ? [...lines, line] : lines,
    });
  }
}
