import type { Hdf5Cursor } from './cursor';

const mostAxes = 32;
const nullSpace = 2;

/** The shape of an array from its message: () for one value, (0,) for none. */
export function readDataspace(cursor: Hdf5Cursor): readonly number[] {
  const version = cursor.expectByte(1, 2);
  const axes = cursor.u8();
  if (axes > mostAxes) throw cursor.damaged();
  cursor.skip(1);
  if (version === 1) cursor.skip(5);
  else if (cursor.u8() === nullSpace) return [0];
  return Array.from({ length: axes }, () => cursor.length());
}
