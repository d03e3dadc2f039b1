import { lstat, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Fault, message } from '../../model/message';
import { runsFolder } from '../../runs/run-files';

/** `.nnet-runs/<spec name>` in the spec's folder, for the spec's absolute path. */
export function runsOf(specPath: string): string {
  return path.join(path.dirname(specPath), runsFolder, path.basename(specPath, path.extname(specPath)));
}

/** Whether `name` can only mean a folder directly below the one it is looked up in. */
export function isFolderName(name: string): boolean {
  return name !== '' && !name.startsWith('.') && !/[/\\:\0]/.test(name);
}

/**
 * Whether `folder` exists as the very folder it seems to be. Throws a Fault where it, or the two above it that lead
 * from the spec to a run, is a link or no folder: the target of a link is not this spec's run.
 */
export async function isPlainFolder(folder: string, specPath: string): Promise<boolean> {
  const top = path.dirname(specPath);
  for (const part of partsBetween(top, folder)) {
    const stat = await lstat(part).catch(missing);
    if (!stat) return false;
    if (!stat.isDirectory()) throw new Fault(message('run-folder-linked', { folder: part }));
  }
  return true;
}

/** Names of the folders that hold this spec's runs; none before the first run. */
export async function runIds(specPath: string): Promise<string[]> {
  const folder = runsOf(specPath);
  if (!(await isPlainFolder(folder, specPath))) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && isFolderName(entry.name)).map((entry) => entry.name);
}

/** Makes the empty folder of a new run; who makes a folder first has its name. */
export async function makeRunFolder(
  specPath: string,
  nextId: (ids: readonly string[]) => string,
): Promise<{ readonly id: string; readonly folder: string }> {
  const parent = runsOf(specPath);
  await isPlainFolder(parent, specPath);
  await mkdir(parent, { recursive: true });
  for (;;) {
    const id = nextId(await runIds(specPath));
    const folder = path.join(parent, id);
    try {
      await mkdir(folder);
      return { id, folder };
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
  }
}

/** Runs are no part of a project's history: their folder `.nnet-runs` ignores itself. What is there already stays. */
export async function ignoreRuns(specPath: string): Promise<void> {
  try {
    await writeFile(path.join(path.dirname(runsOf(specPath)), '.gitignore'), '*\n', { flag: 'wx' });
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
}

function partsBetween(top: string, folder: string): string[] {
  const names = path.relative(top, folder).split(path.sep);
  return names.map((_, i) => path.join(top, ...names.slice(0, i + 1)));
}

function missing(error: unknown): undefined {
  if (!isCode(error, 'ENOENT')) throw error;
}

/** Whether `error` is the system's with this code. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
