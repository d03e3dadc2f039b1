import { closeSync, openSync, rmSync } from 'node:fs';
import { Fault, message } from '../model/message';
import { decodeUtf8, encodeUtf8 } from '../model/utf8';
import { holderLives, holderOfLock, lockText } from '../runs/lock';
import { writeAll } from './atomic-file.node';
import { isPresent, withFile } from './file-fault.node';
import { readRegularFile } from './read-file.node';

/** Digits of a process's number, and more. */
const longest = 64;

/**
 * Takes the lock file at `path`, which names the process that holds it. A lock whose process has ended (a killed
 * engine, a lost machine) is taken over, and so is this process's own: only one of its threads trains a run. Throws a
 * Fault while another process lives that holds it. Returns how to let go of it.
 */
export function takeLock(path: string): () => void {
  withFile(path, () => {
    if (!create(path)) {
      const holder = holderOf(path);
      const isHeld = holder !== process.pid && holderLives(holder, (id) => process.kill(id, 0));
      if (isHeld) throw new Fault(message('run-in-use', { process: holder, path }));
      rmSync(path, { force: true });
      if (!create(path)) throw new Fault(message('run-in-use', { process: 0, path }));
    }
  });
  return () => rmSync(path, { force: true });
}

/** The process that a lock names; NaN where it names none. */
function holderOf(path: string): number {
  const decoded = decodeUtf8(readRegularFile(path, longest));
  return 'text' in decoded ? holderOfLock(decoded.text) : Number.NaN;
}

function create(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx');
  } catch (error) {
    if (isPresent(error)) return false;
    throw error;
  }
  try {
    writeAll(file, path, encodeUtf8(lockText(process.pid)));
  } finally {
    closeSync(file);
  }
  return true;
}
