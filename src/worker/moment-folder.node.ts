import { closeSync, existsSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withFile } from '../runs/file-fault';
import { momentFile, momentSteps } from '../runs/moments';
import { writeAll, writeAtomically } from './atomic-file.node';
import { makeFolder } from './make-folder.node';
import { readRegularFile } from './read-file.node';
import type { MomentFiles } from './run-storage';

/** No moment is larger; a file that claims more is refused before memory is taken. */
const largestMoment = 2 ** 32;

/**
 * The moments of a run as files of a folder. They are written at once and not flushed: a file that a kill or a power cut has
 * torn is found by its checksum, and an earlier moment takes its place.
 */
export class MomentFolder implements MomentFiles {
  constructor(private readonly folder: string) {}

  get steps(): readonly number[] {
    return withFile(this.folder, () => (existsSync(this.folder) ? momentSteps(readdirSync(this.folder)) : []));
  }

  get bytes(): number {
    return this.steps.reduce((sum, step) => sum + (statSync(this.path(step), { throwIfNoEntry: false })?.size ?? 0), 0);
  }

  read(step: number): Uint8Array {
    return readRegularFile(this.path(step), largestMoment);
  }

  write(step: number, bytes: Uint8Array): void {
    makeFolder(this.folder);
    const path = this.path(step);
    withFile(path, () => {
      const file = openSync(path, 'w');
      try {
        writeAll(file, path, bytes);
      } finally {
        closeSync(file);
      }
    });
  }

  writeLasting(step: number, bytes: Uint8Array): void {
    makeFolder(this.folder);
    writeAtomically(this.path(step), bytes);
  }

  remove(step: number): void {
    const path = this.path(step);
    withFile(path, () => rmSync(path, { force: true }));
  }

  private path(step: number): string {
    return join(this.folder, momentFile(step));
  }
}
