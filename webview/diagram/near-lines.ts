import { type Box, grown, segmentCrosses } from '../ui/box';
import { type Curve, xAt, yAt } from './curve';

/** Pieces of a curve, each taken for straight. */
const pieces = 24;

/** A line of the picture and its width. */
export interface WideLine {
  readonly curve: Curve;
  readonly width: number;
}

/** What of the picture's width labels are in. */
type Stretch = Pick<Box, 'left' | 'right'>;

/** A piece of a line that may be in the way, from left to right. */
interface Piece {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Half the width of its line. */
  readonly half: number;
}

/** Of many lines the pieces above, in and below a stretch, with which boxes in that stretch can be compared. */
export class NearLines {
  private readonly pieces: readonly Piece[];

  constructor(lines: readonly WideLine[], region: Stretch) {
    this.pieces = lines.flatMap((line) => piecesWithin(line, region));
  }

  /** Whether no line passes through a box of the stretch. */
  isClear(box: Box): boolean {
    return !this.pieces.some(({ x1, y1, x2, y2, half }) => segmentCrosses(x1, y1, x2, y2, grown(box, half)));
  }
}

function piecesWithin({ curve, width }: WideLine, region: Stretch): Piece[] {
  const half = width / 2;
  const [left, right] = [region.left - half, region.right + half];
  const found: Piece[] = [];
  let [x1, y1] = [curve.x1, curve.y1];
  for (let i = 1; i <= pieces; i++) {
    const t = i / pieces;
    const [x2, y2] = [xAt(curve, t), yAt(curve, t)];
    if (x2 >= left && x1 <= right) found.push({ x1, y1, x2, y2, half });
    [x1, y1] = [x2, y2];
  }
  return found;
}
