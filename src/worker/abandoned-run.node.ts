import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isLockName } from '../runs/lock';
import { runFiles } from '../runs/run-files';
import { isTemporary } from './atomic-file.node';

const names: readonly string[] = Object.values(runFiles);

/**
 * Whether `folder`, in which there is no run, holds only what a process leaves if it is killed before the first save
 * is complete: files of a run, and the lock, which a process that ends normally removes. The lock shows whether the
 * process has ended. Throws the operating system's errors.
 */
export function isAbandoned(folder: string): boolean {
  const held = readdirSync(folder);
  const checkpoint = join(folder, runFiles.checkpoint);
  if (!held.includes(runFiles.checkpoint) || !statSync(checkpoint).isDirectory()) return false;
  const inside = readdirSync(checkpoint);
  if (inside.length === 0) return held.length === 1;
  return inside.some(isLockName) && held.every((name) => names.includes(name) || isTemporary(name));
}
