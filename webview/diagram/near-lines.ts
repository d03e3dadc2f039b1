import { type Box, grown, segmentCrosses } from '../ui/box';
import { type Curve, xAt, yAt } from './curve';

/** Pieces of a curve, each taken for straight. */
const pieces = 24;

/** A line of the picture and its width. */
export interface WideLine {
  readonly curve: Curve;
  readonly width: number;
}

/** The part of a line that may be in the way: the pieces after `first` up to `last`, and how high and low it goes. */
interface Part {
  readonly curve: Curve;
  readonly half: number;
  readonly first: number;
  readonly last: number;
  readonly top: number;
  readonly bottom: number;
}

/** Of many lines the parts above, in and below a region, with which boxes in that region can be compared. */
export class NearLines {
  private readonly parts: readonly Part[];

  /** Of the region only left and right count. */
  constructor(lines: readonly WideLine[], region: Box) {
    const widest = lines.reduce((most, { width }) => Math.max(most, width), 0);
    const { left, right } = grown(region, widest / 2);
    this.parts = lines.flatMap((line) => partBetween(line, left, right) ?? []);
  }

  /** Whether no line passes through a box of the region. */
  isClear(box: Box): boolean {
    return !this.parts.some((part) => passes(part, box));
  }
}

function partBetween({ curve, width }: WideLine, left: number, right: number): Part | undefined {
  if (curve.x2 < left || curve.x1 > right) return undefined;
  let first = 0;
  while (first < pieces - 1 && xAt(curve, (first + 1) / pieces) < left) first++;
  let last = pieces;
  while (last > first + 1 && xAt(curve, (last - 1) / pieces) > right) last--;
  const [from, to] = [yAt(curve, first / pieces), yAt(curve, last / pieces)];
  const half = width / 2;
  return { curve, half, first, last, top: Math.min(from, to) - half, bottom: Math.max(from, to) + half };
}

function passes({ curve, half, first, last, top, bottom }: Part, box: Box): boolean {
  if (top > box.bottom || bottom < box.top) return false;
  const around = grown(box, half);
  for (let i = first; i < last; i++) {
    const [t, next] = [i / pieces, (i + 1) / pieces];
    if (segmentCrosses(xAt(curve, t), yAt(curve, t), xAt(curve, next), yAt(curve, next), around)) return true;
  }
  return false;
}
