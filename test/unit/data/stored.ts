import { bytesAt, type StoredFile } from '../../../src/data/file-bytes';

/** A stored file of these bytes; `read` counts how many bytes were asked for. */
export function stored(bytes: Uint8Array, pieceBytes: number): StoredFile & { readonly reads: number[] } {
  const reads: number[] = [];
  return {
    size: bytes.length,
    pieceBytes,
    reads,
    read: (from, to) => {
      reads.push(to - from);
      return bytesAt(bytes, from, to).slice();
    },
  };
}
