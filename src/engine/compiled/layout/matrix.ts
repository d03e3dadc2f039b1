import type { Integer } from '../wasm/expression';
import { type PanelGroup, type PanelRun, type PanelWidth, panelGroups, panelRuns, storedRows } from './panels';

/** Rows of a matrix of examples: its address, the number of rows it is stored with, the first row. */
export interface ExampleRows {
  readonly address: Integer;
  readonly stored: Integer;
  readonly first: Integer;
}

/** Sizes of one product C (rows, n) = A (rows, k)·B (k, n), all in panels of columns. */
export interface ProductShape {
  /** Examples, one a row. */
  readonly rows: number;
  /** The first of them in C. */
  readonly first: number;
  /** Rows that C is stored with. */
  readonly storedC: number;
  /** k: values that are summed over. */
  readonly depth: number;
  /** Panels of A's columns. */
  readonly runs: readonly PanelRun[];
  /** Panels of the n columns of B and C. */
  readonly groups: readonly PanelGroup[];
  readonly widest: PanelWidth;
}

/** The sizes of a product: of `batch` examples, `rows` from `first` on are mapped from `depth` to `columns` values. */
export interface ProductSizes {
  readonly batch: number;
  readonly first: number;
  readonly rows: number;
  readonly depth: number;
  readonly columns: number;
}

export function productShape({ batch, first, rows, depth, columns }: ProductSizes, widest: PanelWidth): ProductShape {
  return {
    rows,
    first,
    storedC: storedRows(batch, columns),
    depth,
    runs: panelRuns(panelGroups(depth, widest), depth),
    groups: panelGroups(columns, widest),
    widest,
  };
}
