import { type FileContent, sizeOf } from '../../file-bytes';
import { damaged, type Origin } from '../damage';
import { cursorIn, type Hdf5Format } from './cursor';

const signatureLength = 8;
/** Bytes of a symbol's entry before its object's address: only the offset of its name. */
const sizes = [2, 4, 8];

export interface Superblock {
  readonly format: Hdf5Format;
  /** Address of the root group's header. */
  readonly root: number;
}

/**
 * Reads the block at which an HDF5 file begins, of version 0 to 3. Throws Fault data-damaged, also where the file is
 * shorter than the block says.
 */
export function readSuperblock(content: FileContent, start: number, origin: Origin): Superblock {
  // How long addresses and lengths are is yet to be read.
  const plain = { content, origin, base: start, addressSize: NaN, lengthSize: NaN };
  const head = cursorIn(plain, start + signatureLength);
  const version = head.expectByte(0, 1, 2, 3);
  const isOld = version < 2;
  if (isOld) head.skip(4);
  const addressSize = head.expectByte(...sizes);
  const lengthSize = head.expectByte(...sizes);
  // Flags, and in old files what groups and chunks need while they are written.
  head.skip(isOld ? 9 : 1);
  if (version === 1) head.skip(4);
  const cursor = cursorIn({ ...plain, addressSize, lengthSize }, head.place);
  const base = cursor.neededAddress();
  cursor.address();
  const end = cursor.neededAddress();
  if (end > sizeOf(content)) throw damaged(origin, sizeOf(content));
  if (isOld) {
    cursor.address();
    cursor.address();
  }
  const root = cursor.neededAddress();
  return { format: { ...plain, base, addressSize, lengthSize }, root };
}
