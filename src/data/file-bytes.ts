import { budgetBytes } from './memory';

/** The bytes of a file that is read where it is needed, so that a large one is never held whole. */
export interface StoredFile {
  readonly size: number;
  /** So many bytes are best read at a time. */
  readonly pieceBytes: number;
  /** The bytes from `from` up to `to`. Throws a Fault where they cannot be read, or the file is not what it was. */
  read(from: number, to: number): Uint8Array;
}

/** A file's bytes, at hand or read where they are needed. */
export type FileContent = Uint8Array | StoredFile;

/** The files that a spec names, by their paths as written. */
export type Files = ReadonlyMap<string, FileContent>;

/** Bytes at a file's beginning by which its format is known: in text none is zero. */
export const headBytes = 65_536;

export function sizeOf(content: FileContent): number {
  return content instanceof Uint8Array ? content.length : content.size;
}

/** The bytes from `from` up to `to`, or up to the end. */
export function bytesAt(content: FileContent, from: number, to: number): Uint8Array {
  return content instanceof Uint8Array ? content.subarray(from, to) : content.read(from, Math.min(to, content.size));
}

/** The bytes of a file that are in memory at a time: all of them, or a piece. */
export function heldBytes(content: FileContent): number {
  return content instanceof Uint8Array ? content.length : content.pieceBytes;
}

/** All bytes of a file. Throws Fault data-memory where they are more than `limit`. */
export function allBytes(content: FileContent, limit: number): Uint8Array {
  if (content instanceof Uint8Array) return content;
  budgetBytes(content.size, limit);
  return content.read(0, content.size);
}

/** Whether a stored file is so large that it is read in pieces, if it is a text. */
export function isReadInPieces({ size, pieceBytes }: StoredFile): boolean {
  return size > 2 * pieceBytes;
}

/** Pieces of a file from `from` up to `to`, each with the byte behind it if there is one: a CR may be half a line end. */
export function* piecesOf(
  content: FileContent,
  from: number,
  to: number,
): Iterable<{ readonly bytes: Uint8Array; readonly base: number; readonly length: number }> {
  const atOnce = Math.max(1, content instanceof Uint8Array ? to - from : content.pieceBytes);
  for (let base = from; base < to; base += atOnce) {
    const length = Math.min(atOnce, to - base);
    yield { bytes: bytesAt(content, base, Math.min(base + length + 1, sizeOf(content))), base, length };
  }
}

/** Whether two files have the same bytes. */
export function areSameBytes(a: FileContent, b: FileContent): boolean {
  if (sizeOf(a) !== sizeOf(b)) return false;
  for (const { bytes, base, length } of piecesOf(a instanceof Uint8Array ? b : a, 0, sizeOf(a))) {
    const others = bytesAt(a instanceof Uint8Array ? a : b, base, base + length);
    if (!others.every((byte, k) => byte === bytes[k])) return false;
  }
  return true;
}
