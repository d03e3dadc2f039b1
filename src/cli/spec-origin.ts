import { basename, dirname } from 'node:path';
import { Fault } from '../model/message';
import { runFiles } from '../runs/run-files';
import { readRunRecord } from '../worker/run-folder.node';

/**
 * Where a spec comes from, which is where its paths start and its runs lie: for a run's snapshot the spec that its
 * `run.json` names, for any other spec its own path.
 */
export function originOf(specPath: string): string {
  if (basename(specPath) !== runFiles.spec) return specPath;
  try {
    return readRunRecord(dirname(specPath)).spec;
  } catch (error) {
    // No run in the same folder: a spec that has this name by chance.
    if (error instanceof Fault) return specPath;
    throw error;
  }
}
