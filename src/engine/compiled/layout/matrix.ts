import { type PanelGroup, type PanelWidth, panelGroups, rowStride } from './panels';

/** Sizes of one product C (rows, n) = A (rows, k)·B (k, n), B in panels. */
export interface ProductShape {
  /** Examples, one a row. */
  readonly rows: number;
  /** k: values that are summed over. */
  readonly depth: number;
  /** n: values that come out. */
  readonly columns: number;
  /** Panels of the columns. */
  readonly groups: readonly PanelGroup[];
  /** Floats from one row of A, and of C, to the next. */
  readonly strideA: number;
  readonly strideC: number;
}

export function productShape(rows: number, depth: number, columns: number, widest: PanelWidth): ProductShape {
  return {
    rows,
    depth,
    columns,
    groups: panelGroups(columns, widest),
    strideA: rowStride(depth),
    strideC: rowStride(columns),
  };
}
