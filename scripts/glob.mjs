import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Files below `folder` whose path (from the folder, with `/`) matches; node_modules are left out. */
export function globSync(folder, pattern) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const full = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : walk(full);
      return [full];
    })
    .filter((file) => pattern.test(path.posix.relative(folder, file)))
    .sort();
}

function walk(folder) {
  return globSync(folder, /.*/);
}
