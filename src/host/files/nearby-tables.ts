import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Endings of files that examples can be read from without any other; a text may have any, but is rarely a table. */
const endings = /\.(?:csv|tsv|parquet|npz|h5|hdf5)(?:\.gz)?$/i;
/** Folders in which people put their data, beside the spec. */
const folders = ['', 'data'];
/** Files that are looked at in a folder, and those that are offered. */
const mostFiles = 1000;
const mostOffered = 5;

/** Files beside a spec that its examples may come from, by their paths as the spec writes them: the newest first. */
export async function nearbyTables(specPath: string): Promise<readonly string[]> {
  const found = await Promise.all(folders.map((folder) => tablesIn(path.dirname(specPath), folder)));
  return found
    .flat()
    .sort((a, b) => b.changed - a.changed || a.path.localeCompare(b.path, 'en'))
    .slice(0, mostOffered)
    .map((each) => each.path);
}

async function tablesIn(base: string, folder: string) {
  const entries = await readdir(path.join(base, folder), { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile() && endings.test(entry.name)).map(({ name }) => name);
  const tables = names.slice(0, mostFiles).map(async (name) => {
    // A file may be gone meanwhile.
    const known = await stat(path.join(base, folder, name)).catch(() => undefined);
    return known ? [{ path: folder === '' ? name : `${folder}/${name}`, changed: known.mtimeMs }] : [];
  });
  return (await Promise.all(tables)).flat();
}
