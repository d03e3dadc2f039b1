import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { Fault, message } from '../model/message';
import { withFile } from './file-fault.node';

/**
 * The bytes of a regular file of at most `limit` bytes. Throws a Fault for what is missing, a folder, a device or a
 * pipe (whose opening alone might wait for ever), may not be read, or is larger; the size is known before memory is taken.
 */
export function readRegularFile(path: string, limit: number): Uint8Array {
  return withFile(path, () => {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new Fault(message('path-folder', { path }));
    if (!stat.isFile()) throw new Fault(message('path-not-regular', { path }));
    if (stat.size > limit) {
      throw new Fault(message('file-too-large', { path, size: megabytes(stat.size), limit: megabytes(limit) }));
    }
    const file = openSync(path, 'r');
    try {
      const bytes = new Uint8Array(stat.size);
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

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}
