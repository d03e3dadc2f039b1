import { mkdirSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { withFile } from '../runs/file-fault';
import { runsFolder } from '../runs/run-files';
import { makeFolder } from '../worker/make-folder.node';

/**
 * Makes the folder of a spec's next run, `.nnet-runs/<spec name>/<number>`, one above the highest number there. If
 * another process makes that folder first, the next number is tried. Throws a Fault if the disk refuses.
 */
export function nextRunFolder(specPath: string): string {
  const runs = join(dirname(specPath), runsFolder, basename(specPath, extname(specPath)));
  return withFile(runs, () => {
    makeFolder(runs);
    for (;;) {
      const numbers = readdirSync(runs).filter((name) => /^[1-9]\d{0,8}$/.test(name));
      const folder = join(runs, String(Math.max(0, ...numbers.map(Number)) + 1));
      if (takeNumber(folder)) return folder;
    }
  });
}

/** False where the folder exists already. */
function takeNumber(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
