import type { DataColumnView } from '../../src/protocol/data-view';

/** Columns beside the targets that one row shows. */
export const mostShown = 40;

/** A column of the rows, by its place in the file. */
export interface ShownColumn {
  readonly at: number;
  readonly column: DataColumnView;
}

/** The columns that rows show: those that are used before the others, the targets last. */
export function shownColumns(columns: readonly DataColumnView[]): readonly ShownColumn[] {
  const placed = columns.map((column, at) => ({ at, column }));
  const targets = placed.filter(({ column }) => column.role === 'target');
  const others = placed.filter(({ column }) => column.role !== 'target');
  const features = others.filter(({ column }) => column.role === 'feature').slice(0, mostShown);
  const room = mostShown - features.length;
  const rest = others.filter(({ column }) => column.role === 'none').slice(0, room);
  return [...[...features, ...rest].sort((a, b) => a.at - b.at), ...targets];
}
