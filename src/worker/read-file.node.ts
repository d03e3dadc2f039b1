import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import type { StoredFile } from '../data/file-bytes';
import { Fault, message } from '../model/message';
import { withFile } from '../runs/file-fault';

/**
 * The bytes of a regular file of at most `limit` bytes. Throws a Fault for what is missing, a folder, a device or a
 * pipe (opening it might wait forever), may not be read, or is larger; the size is checked before memory is allocated.
 */
export function readRegularFile(path: string, limit: number): Uint8Array {
  return withFile(path, () => {
    const { size } = regularFile(path);
    if (size > limit) {
      throw new Fault(message('file-too-large', { path, size: megabytes(size), limit: megabytes(limit) }));
    }
    const file = openSync(path, 'r');
    try {
      return readAt(file, 0, size);
    } finally {
      closeSync(file);
    }
  });
}

/** Bytes of a large file that are read at a time. */
const pieceBytes = 4_194_304;

/**
 * A regular file that is read where it is needed. Throws as `readRegularFile`, but for its size; reading it throws Fault
 * file-changed where it is not what it was when it was opened.
 */
export function openRegularFile(path: string): StoredFile {
  const opened = withFile(path, () => regularFile(path));
  return {
    size: opened.size,
    pieceBytes,
    read: (from, to) =>
      withFile(path, () => {
        const file = openSync(path, 'r');
        try {
          const now = fstatSync(file);
          const bytes = readAt(file, from, to - from);
          const isSame = now.size === opened.size && now.mtimeMs === opened.mtimeMs;
          if (!isSame || bytes.length < to - from) throw new Fault(message('file-changed', { path }));
          return bytes;
        } finally {
          closeSync(file);
        }
      }),
  };
}

/** `length` bytes of a file from an offset on, or as many as there are. */
function readAt(file: number, from: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const read = readSync(file, bytes, filled, length - filled, from + filled);
    if (read === 0) break;
    filled += read;
  }
  return bytes.subarray(0, filled);
}

const pieceSize = 65_536;

/** The text of a regular file, however large, piece by piece, one character a byte. Throws as `readRegularFile`. */
export function* readPieces(path: string): Generator<string> {
  const file = withFile(path, () => {
    regularFile(path);
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
function regularFile(path: string): Stats {
  const stat = statSync(path);
  if (stat.isDirectory()) throw new Fault(message('path-folder', { path }));
  if (!stat.isFile()) throw new Fault(message('path-not-regular', { path }));
  return stat;
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}
