import type { ResultsCell, ResultsView } from '../../src/protocol/results';

/** A confusion matrix as it is drawn: any cell by its row, the true class, and its column, the predicted one. */
export interface Matrix {
  /** K. */
  readonly classes: number;
  /** The cells that are not 0, row by row. */
  readonly cells: readonly (ResultsCell & { readonly count: number })[];
  /** The largest share that a wrong cell has of its row; 0 where nothing is wrong. */
  readonly worst: number;
  countOf(cell: ResultsCell): number;
  /** Examples of a true class. */
  rowOf(truth: number): number;
  /** The part of its row that a cell has; 0 in an empty row. */
  shareOf(cell: ResultsCell): number;
}

export function matrixOf({
  classes,
  cells: sent,
  figures,
}: Pick<ResultsView, 'classes' | 'cells' | 'figures'>): Matrix {
  const [truths, predicted] = [new Int32Array(sent.truths), new Int32Array(sent.predicted)];
  const rows = new Float64Array(figures.examples);
  const cells = Array.from(new Int32Array(sent.counts), (count, i) => ({
    truth: truths[i] ?? 0,
    predicted: predicted[i] ?? 0,
    count,
  }));
  const counts = new Map(cells.map((cell) => [cell.truth * classes + cell.predicted, cell.count]));
  const rowOf = (truth: number): number => rows[truth] ?? 0;
  const countOf = (cell: ResultsCell): number => counts.get(cell.truth * classes + cell.predicted) ?? 0;
  const shareOf = (cell: ResultsCell): number => countOf(cell) / Math.max(1, rowOf(cell.truth));
  const worst = cells.reduce((most, cell) => (cell.truth === cell.predicted ? most : Math.max(most, shareOf(cell))), 0);
  return { classes, cells, worst, countOf, rowOf, shareOf };
}

/** The cell beside another one; at the edge it stays. */
export function cellBeside(
  { truth, predicted }: ResultsCell,
  classes: number,
  across: number,
  down: number,
): ResultsCell {
  const within = (at: number): number => Math.max(0, Math.min(classes - 1, at));
  return { truth: within(truth + down), predicted: within(predicted + across) };
}
