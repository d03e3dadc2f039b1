import { readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Files below a folder whose path (from the folder, with `/`) matches, sorted; node_modules are left out.
 * @param {string} folder
 * @param {RegExp} pattern
 * @returns {string[]} paths that begin with `folder`
 */
export function filesIn(folder, pattern) {
  return filesBelow(folder)
    .filter((file) => pattern.test(path.relative(folder, file).split(path.sep).join('/')))
    .sort();
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(full);
    return [full];
  });
}
