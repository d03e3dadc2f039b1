import { version } from '../model/version';
import type { Environment } from './environment';
import { readRegularFile } from './read-file.node';
import { RunFolders } from './run-folder.node';

/** Node's clock, files and event loop. `followLinks`: see RunFolders. */
export function nodeEnvironment(followLinks: boolean): Environment {
  return {
    now: () => performance.now(),
    date: () => new Date().toISOString(),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    readFile: readRegularFile,
    runs: new RunFolders(followLinks),
    version,
  };
}
