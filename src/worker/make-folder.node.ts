import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Fault, message } from '../model/message';
import { isPresent, withFile } from '../runs/file-fault';

/**
 * Makes a folder and those above it, as far as they are missing. One at a time, because Node's own recursion never ends
 * where a system such as /proc says that a path is missing whose folder is there. Throws a Fault where the disk
 * refuses, or a file is in the way.
 */
export function makeFolder(folder: string): void {
  withFile(folder, () => {
    const missing: string[] = [];
    let path = resolve(folder);
    for (; !existsSync(path) && dirname(path) !== path; path = dirname(path)) missing.push(path);
    if (!statSync(path).isDirectory()) throw new Fault(message('path-not-folder', { path }));
    for (const next of missing.reverse()) makeOne(next);
  });
}

/** Another process may have been first. */
function makeOne(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (!isPresent(error)) throw error;
  }
}
