import type { ResultsCell } from '../../src/protocol/results';
import type { Rgb } from '../ui/colour';
import type { Palette } from '../ui/palette';
import type { Matrix } from './matrix';

/** How far cells go along their scale, so that numbers are read on them. */
const reach = 0.85;
/** Where a wrong cell begins: one that is not 0 differs from one that is. */
const least = 0.2;

/** Right answers blue by their share of the row; wrong ones orange, the largest share of all fully. */
export function cellColour(matrix: Matrix, cell: ResultsCell, palette: Palette): Rgb {
  const share = matrix.shareOf(cell);
  if (share === 0) return palette.signed.rgb(0);
  if (cell.truth === cell.predicted) return palette.signed.rgb(share * reach);
  return palette.signed.rgb(-(least + (reach - least) * (share / matrix.worst)));
}
