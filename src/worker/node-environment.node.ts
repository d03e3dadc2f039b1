import { version } from '../model/version';
import type { Place } from '../runs/lock';
import { collectGarbage } from './collect-garbage.node';
import { nodeSha256 } from './digest.node';
import type { Environment } from './environment';
import { nodePlatform } from './platform.node';
import { openRegularFile, readRegularFile } from './read-file.node';
import { RunFolders } from './run-folder.node';

/** Node's clock, files, event loop and compiler. `place`: see RunFolders; `file`: see nodePlatform. */
export function nodeEnvironment(place: Place, file: string): Environment {
  const date = (): string => new Date().toISOString();
  return {
    now: () => performance.now(),
    date,
    deliverMessages: () => new Promise((resolve) => setImmediate(resolve)),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    readFile: readRegularFile,
    openFile: openRegularFile,
    collectGarbage,
    sha256: nodeSha256,
    runs: new RunFolders(place, date),
    platform: nodePlatform(file),
    version,
  };
}
