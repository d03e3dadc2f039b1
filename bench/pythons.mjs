// The machine's PyTorch and NumPy, each with the fastest matrix product that it can have.

import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { capture, findProgram } from '../scripts/command.mjs';
import { filesIn } from '../scripts/files.mjs';
import { home } from './home.mjs';
import { run } from './processes.mjs';

/**
 * @typedef {object} Python
 * @property {string} program
 * @property {NodeJS.ProcessEnv} env
 * @property {string} version of the library
 * @property {string} python its version
 * @property {number} gflops of its matrix product on one thread
 * @property {string} blas whose, where it is not the library's own
 */

/** @typedef {{ python: string } & Record<'numpy' | 'torch', { version: string, gflops: number } | null>} Found */

/** A product below this is no optimised one. */
const slow = 25;

/**
 * @param {string} folder for what may have to be downloaded
 * @returns {Promise<{ torch?: Python, numpy?: Python }>}
 */
export async function findPythons(folder) {
  const named = [findProgram('python3', 'python'), '/usr/bin/python3', '/usr/local/bin/python3'];
  const programs = [...new Set(named)].filter((program) => program !== undefined && existsSync(program));
  /** @type {{ torch?: Python, numpy?: Python }} */
  const best = {};
  for (const program of programs) {
    if (program === undefined) continue;
    for (const library of /** @type {const} */ (['torch', 'numpy'])) {
      const python = await probe(program, library, folder);
      if (python && python.gflops > (best[library]?.gflops ?? 0)) best[library] = python;
    }
  }
  return best;
}

/**
 * @param {string} program
 * @param {'torch' | 'numpy'} library
 * @param {string} folder
 * @returns {Promise<Python | undefined>}
 */
async function probe(program, library, folder) {
  const own = await look(program, library, {});
  if (!own || own.gflops >= slow) return own && { ...own, blas: '' };
  const openblas = await downloadOpenBlas(folder);
  const other = openblas && (await look(program, library, { LD_LIBRARY_PATH: openblas }));
  return other && other.gflops > own.gflops
    ? { ...other, blas: 'OpenBLAS of Debian' }
    : { ...own, blas: 'unoptimised' };
}

/**
 * @param {string} program
 * @param {'torch' | 'numpy'} library
 * @param {NodeJS.ProcessEnv} env
 */
async function look(program, library, env) {
  const alone = { ...env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  const script = path.join(home, 'python', 'probe.py');
  const outcome = await run({ program, args: [script], env: alone });
  if (outcome.fault !== undefined) return undefined;
  const found = /** @type {Found} */ (outcome.value);
  const { [library]: brought, python } = found;
  return brought ? { program, env, python, ...brought } : undefined;
}

/**
 * Debian's PyTorch multiplies by the reference BLAS until an optimised one is installed; this fetches one for the
 * benchmark alone.
 * @param {string} folder
 * @returns {Promise<string | undefined>} where its libraries are
 */
async function downloadOpenBlas(folder) {
  const target = path.join(folder, 'openblas');
  const libraries = () =>
    existsSync(target)
      ? filesIn(target, /openblas-pthread\/libblas\.so\.3$/).map((file) => path.dirname(file))[0]
      : undefined;
  if (libraries() || !findProgram('apt-get') || !findProgram('dpkg')) return libraries();
  mkdirSync(target, { recursive: true });
  await capture('apt-get', ['download', 'libopenblas0-pthread'], { cwd: target });
  for (const archive of filesIn(target, /\.deb$/)) await capture('dpkg', ['-x', archive, target]);
  return libraries();
}
