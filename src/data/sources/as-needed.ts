import {
  allBytes,
  bytesAt,
  type FileContent,
  headBytes,
  heldBytes,
  isReadInPieces,
  type StoredFile,
} from '../file-bytes';
import type { MemoryBudget } from '../memory';
import { isIdx } from './idx/read';
import { hdf5Start, readableFormat } from './recognize/signatures';

/**
 * A file as its format needs it: what is packed, and arrays and columns, are read whole. A large text stays where it is
 * stored, since it is read from its beginning to its end, and so does what is refused by its beginning. Throws Fault
 * data-memory where a file that is read whole has more than `limit` bytes.
 */
export function asNeeded(content: FileContent, limit: number): FileContent {
  if (content instanceof Uint8Array) return content;
  return isReadInPieces(content) && !isReadWhole(content) ? content : allBytes(content, limit);
}

/** `asNeeded` within the memory that is left, which then holds what is in memory of the file. */
export function heldAsNeeded(memory: MemoryBudget, file: string, content: FileContent): FileContent {
  const needed = memory.within((left) => asNeeded(content, left), { file });
  memory.hold(heldBytes(needed));
  return needed;
}

/** Whether a file has a format that is read whole, by its signature. */
function isReadWhole(content: StoredFile): boolean {
  const head = bytesAt(content, 0, headBytes);
  return readableFormat(head) !== undefined || isIdx(head) || hdf5Start(content) !== undefined;
}
