import { marks } from '../../model/unit-trouble';
import type { LayerRadar } from './radar/radar';

/** One byte for each unit, `marks` combined by or. A twin is tied to another unit of its layer; a mirrored one to its mirror image. */
export function marksOf({ layer, dead, saturated, ties }: LayerRadar): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(layer.units);
  const mark = (units: readonly number[], bit: number): void => {
    for (const unit of units) bytes[unit] = (bytes[unit] ?? 0) | bit;
  };
  mark(dead, marks.dead);
  mark(saturated, marks.saturated);
  for (const { units, signs } of ties) {
    mark(units, signs.includes(-1) ? marks.twin | marks.mirrored : marks.twin);
  }
  return bytes;
}
