import type { LayerRadar } from './radar/radar';

/** Bits of a unit's mark. */
export const markBits = { dead: 1, saturated: 2, twin: 4, mirrored: 8 } as const;

/** One byte for each unit, `markBits` combined by or. A twin is tied to another unit of its layer; a mirrored one to its mirror image. */
export function marksOf({ layer, dead, saturated, ties }: LayerRadar): Uint8Array<ArrayBuffer> {
  const marks = new Uint8Array(layer.units);
  const mark = (units: readonly number[], bit: number): void => {
    for (const unit of units) marks[unit] = (marks[unit] ?? 0) | bit;
  };
  mark(dead, markBits.dead);
  mark(saturated, markBits.saturated);
  for (const { units, signs } of ties) {
    mark(units, signs.includes(-1) ? markBits.twin | markBits.mirrored : markBits.twin);
  }
  return marks;
}
