import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { Fault, message } from '../model/message';
import { withFile } from './file-fault.node';

/**
 * Takes the lock file at `path`, which names the process that holds it. A lock whose process has ended (a killed
 * engine, a lost machine) is taken over, and so is this process's own: only one of its threads trains a run. Throws a
 * Fault while another process lives that holds it. Returns how to let go of it.
 */
export function takeLock(path: string): () => void {
  withFile(path, () => {
    if (!create(path)) {
      const holder = Number.parseInt(readFileSync(path, 'utf8'), 10);
      if (holder !== process.pid && isAlive(holder)) throw new Fault(message('run-in-use', { process: holder, path }));
      rmSync(path, { force: true });
      if (!create(path)) throw new Fault(message('run-in-use', { process: 0, path }));
    }
  });
  return () => rmSync(path, { force: true });
}

function create(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(file, `${process.pid}\n`);
  } finally {
    closeSync(file);
  }
  return true;
}

function isAlive(id: number): boolean {
  if (!(id > 0)) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
