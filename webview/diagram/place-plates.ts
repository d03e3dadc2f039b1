import { type Box, overlaps } from '../ui/box';
import { type Curve, pointAt } from './curve';

/** A text that is to be written on its own line, on a plate of the page's colour. */
export interface Plate {
  readonly curve: Curve;
  /** Where on the curve it is best, from 0 to 1. */
  readonly at: number;
  readonly width: number;
}

/** Half a plate's height. */
const half = 7;
/** Between a plate and anything else. */
const gap = 2;
const step = 0.04;
/** So near to a line's end it is no longer seen which line a plate is on. */
const ends = { from: 0.1, to: 0.9 };
/** From one end to the other. */
const mostSteps = (ends.to - ends.from) / step;

function boxAt({ curve, width }: Plate, t: number): Box {
  const { x, y } = pointAt(curve, t);
  return { left: x - width / 2, right: x + width / 2, top: y - half, bottom: y + half };
}

/**
 * A place for each plate along its curve, as near as there is one to where it is best, clear of what is `taken` and of
 * the plates before it; undefined for one that has none: it gives way.
 */
export function placePlates(plates: readonly Plate[], taken: readonly Box[]): (Box | undefined)[] {
  const all = [...taken];
  return plates.map((plate) => {
    for (let steps = 0; steps <= mostSteps; steps++) {
      for (const t of [plate.at + steps * step, plate.at - steps * step]) {
        if (t < ends.from || t > ends.to) continue;
        const box = boxAt(plate, t);
        if (all.some((other) => overlaps(box, other, gap, gap))) continue;
        all.push(box);
        return box;
      }
    }
    return undefined;
  });
}
