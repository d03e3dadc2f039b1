import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Fault, message } from '../model/message';
import { isUnsupported, withFile } from '../runs/file-fault';

/** Is this the name of a file that is being written, or that a killed process has left half-written? */
export function isTemporary(name: string): boolean {
  return /^\..*\.\d+\.part$/.test(name);
}

/**
 * Replaces the file at `path` by `bytes`, whole or not at all: they are written under a temporary name in the same
 * folder, flushed to the disk, and renamed; then the folder is flushed. Throws a Fault where the disk refuses, the
 * former file untouched.
 */
export function writeAtomically(path: string, bytes: Uint8Array): void {
  replace(path, (part) => writeThrough(part, path, bytes));
}

/** Replaces the file at `path`, as `writeAtomically` does, by its first `kept` bytes, followed by `bytes`. */
export function extendAtomically(path: string, kept: number, bytes: Uint8Array): void {
  replace(path, (part) => {
    // Where the file system can, the copy shares the former file's blocks.
    copyFileSync(path, part, constants.COPYFILE_FICLONE);
    writeThrough(part, path, bytes, kept);
  });
}

function replace(path: string, write: (part: string) => void): void {
  const folder = dirname(path);
  const part = join(folder, `.${basename(path)}.${process.pid}.part`);
  withFile(path, () => {
    try {
      write(part);
      renameSync(part, path);
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    }
    flushFolder(folder);
  });
}

function writeThrough(part: string, path: string, bytes: Uint8Array, kept?: number): void {
  const file = openSync(part, kept === undefined ? 'w' : 'r+');
  try {
    if (kept !== undefined) ftruncateSync(file, kept);
    writeAll(file, path, bytes, kept);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Writes all of `bytes` to an open file, at its end or from the byte `at`, in as many system calls as needed. Throws
 * Fault `write-short`, which names `path`, where the system accepts no more.
 */
export function writeAll(file: number, path: string, bytes: Uint8Array, at?: number): void {
  let written = 0;
  while (written < bytes.length) {
    const place = at === undefined ? null : at + written;
    const count = writeSync(file, bytes, written, bytes.length - written, place);
    if (count === 0) throw new Fault(message('write-short', { path, written, size: bytes.length }));
    written += count;
  }
}

/** A rename survives a power cut once its folder is flushed; Windows flushes it itself and opens no folders. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    if (!isUnsupported(error)) throw error;
  } finally {
    closeSync(handle);
  }
}

/** Removes the temporary files of interrupted writes from `folder`. */
export function removeLeftovers(folder: string): void {
  withFile(folder, () => {
    for (const name of readdirSync(folder)) {
      if (isTemporary(name)) rmSync(join(folder, name), { force: true });
    }
  });
}
