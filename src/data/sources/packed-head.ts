import { Fault, message } from '../../model/message';
import { headBytes } from '../file-bytes';
import { budgetBytes } from '../memory';
import { elementCount } from './array';
import { refuseCrowded } from './crowded-text';
import { tooLargeUnpacked } from './damage';
import { declaredSize, gunzip } from './deflate/gzip';
import { idxShape, isIdx } from './idx/read';
import { leastBytes } from './least-bytes';
import { readNpyHeader } from './npy/header';
import { hdf5Start, type ReadableFormat, readableFormat } from './recognize/signatures';
import { refuseOthers } from './refuse-others';

/** Bytes by which a packed file is judged before all of it is unpacked. */
const judgedBytes = 1_000_000;

/** The beginning of what gzip packed. */
export interface PackedHead {
  readonly bytes: Uint8Array;
  /** Whether that is all of it. */
  readonly isWhole: boolean;
  readonly format: Exclude<ReadableFormat, 'gzip'> | undefined;
}

/**
 * Unpacks the beginning of a file and judges by it, and by the size that the file says, what the rest is and whether it
 * will have room: a small file may unpack to one that has none. Throws Faults data-damaged, data-empty-file,
 * data-gzip-twice, data-unpacked-size, data-memory, those of `refuseOthers` and of an array's header.
 *
 * @param name the file's name without the ending of what packed it
 */
export function packedHead(file: string, name: string, packed: Uint8Array, memoryLimit: number): PackedHead {
  const origin = { file, format: 'gzip' };
  const limit = Math.min(judgedBytes, memoryLimit);
  const bytes = gunzip(packed, origin, limit, { isPrefix: true });
  if (bytes.length === 0) throw new Fault(message('data-empty-file'), { file });
  const format = readableFormat(bytes);
  if (format === 'gzip') throw new Fault(message('data-gzip-twice'), { file });
  const isText = format === undefined && hdf5Start(bytes) === undefined && !isIdx(bytes);
  if (isText) refuseOthers(file, name, bytes.subarray(0, headBytes));
  const isWhole = bytes.length < limit;
  const size = declaredSize(packed) ?? 0;
  if (size > memoryLimit) throw tooLargeUnpacked(origin, memoryLimit);
  if (size > bytes.length) {
    if (isText) refuseCrowded(bytes, size, memoryLimit);
    else refuseLargeArray(file, bytes, format, size, memoryLimit);
  }
  return { bytes, isWhole, format };
}

/** Refuses an array whose examples will have no room beside its bytes. */
function refuseLargeArray(
  file: string,
  head: Uint8Array,
  format: PackedHead['format'],
  size: number,
  memoryLimit: number,
): void {
  const isNpy = format === 'NPY';
  if (!isNpy && !isIdx(head)) return;
  const [m = 1, ...rest] = isNpy ? readNpyHeader(head, { file, format }).shape : idxShape(head);
  budgetBytes(size + leastBytes(m, elementCount(rest), 1), memoryLimit);
}
