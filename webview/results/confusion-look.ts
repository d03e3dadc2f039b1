import type { ResultsCell } from '../../src/protocol/results';
import { text } from '../ui/language';
import { formatCount, formatPercent } from '../ui/number';
import type { Matrix } from './matrix';

/** What is shown of a matrix, and what it does. */
export interface ConfusionLook {
  /** The name of a class. */
  nameOf(at: number): string;
  /** Whether cells have the share of their row instead of the count. */
  readonly isShare: boolean;
  /** Where the keys are, and the cell that is open. */
  readonly at: ResultsCell;
  readonly open: ResultsCell | undefined;
  choose(cell: ResultsCell): void;
  show(isShare: boolean): void;
}

/** `true 5, predicted 9: 3 examples, 23.08 % of the row`. */
export function cellWords(matrix: Matrix, cell: ResultsCell, { nameOf }: Pick<ConfusionLook, 'nameOf'>): string {
  const count = matrix.countOf(cell);
  return text('results-cell', {
    truth: nameOf(cell.truth),
    predicted: nameOf(cell.predicted),
    count,
    shown: formatCount(count),
    share: formatPercent(matrix.shareOf(cell)),
  });
}
