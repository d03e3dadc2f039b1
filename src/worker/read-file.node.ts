import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { Fault, message } from '../model/message';
import { withFile } from '../runs/file-fault';

/**
 * The bytes of a regular file of at most `limit` bytes. Throws a Fault for what is missing, a folder, a device or a
 * pipe (opening it might wait forever), may not be read, or is larger; the size is checked before memory is allocated.
 */
export function readRegularFile(path: string, limit: number): Uint8Array {
  return withFile(path, () => {
    const size = sizeOf(path);
    if (size > limit) {
      throw new Fault(message('file-too-large', { path, size: megabytes(size), limit: megabytes(limit) }));
    }
    const file = openSync(path, 'r');
    try {
      const bytes = new Uint8Array(size);
      let length = 0;
      while (length < bytes.length) {
        const read = readSync(file, bytes, length, bytes.length - length, length);
        if (read === 0) break;
        length += read;
      }
      return bytes.subarray(0, length);
    } finally {
      closeSync(file);
    }
  });
}

const pieceSize = 65_536;

/** The text of a regular file, however large, piece by piece, one character a byte. Throws as `readRegularFile`. */
export function* readPieces(path: string): Generator<string> {
  const file = withFile(path, () => {
    sizeOf(path);
    return openSync(path, 'r');
  });
  try {
    const piece = new Uint8Array(pieceSize);
    for (;;) {
      const read = withFile(path, () => readSync(file, piece));
      if (read === 0) return;
      yield Buffer.from(piece.buffer, 0, read).toString('latin1');
    }
  } finally {
    closeSync(file);
  }
}

/** Throws a Fault for what is no regular file. */
function sizeOf(path: string): number {
  const stat = statSync(path);
  if (stat.isDirectory()) throw new Fault(message('path-folder', { path }));
  if (!stat.isFile()) throw new Fault(message('path-not-regular', { path }));
  return stat.size;
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}
