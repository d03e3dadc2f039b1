// Where figures come from: the machine and every version that matters. No date, for it explains nothing.

import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { capture } from '../scripts/command.mjs';
import { root } from '../scripts/root.mjs';
import { home } from './home.mjs';

/**
 * @param {import('./systems.mjs').Tools} tools
 * @returns {Promise<string[]>} lines of Markdown
 */
export async function provenance({ node, olderNode, torch, numpy }) {
  const cpus = os.cpus();
  const { dependencies } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
  const libraries = Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
  const nodes = [node, olderNode].filter((each) => each !== undefined);
  const versions = await Promise.all(
    nodes.map(async (each) => (await capture(each, ['-p', versionsOf])).output.trim()),
  );
  return [
    `Processor: ${cpus[0]?.model.trim() ?? process.arch}, ${cpus.length} cores, ${vectorsOf()}`,
    `System: ${os.type()} ${os.release()} on ${process.arch}, ${Math.round(os.totalmem() / 2 ** 30)} GiB`,
    `Node: ${versions.join('; ')}`,
    ...(torch ? [`PyTorch ${pythonOf(torch)}`] : ['PyTorch: not found, so there are no ratios']),
    ...(numpy ? [`NumPy ${pythonOf(numpy)}`] : ['NumPy: not found']),
    `JavaScript libraries, on the first Node: ${libraries.join(', ')}`,
    `Sources: ${await commit()}`,
  ];
}

const versionsOf = 'process.versions.node + " (V8 " + process.versions.v8 + ")"';

/** @param {import('./pythons.mjs').Python} python */
function pythonOf({ version, python, gflops, blas }) {
  const product = `its matrix product reaches ${gflops.toFixed(0)} GFLOP/s on one thread`;
  return `${version} on Python ${python}${blas === '' ? '' : `, BLAS: ${blas}`}; ${product}`;
}

/** The widest vectors the processor has: native libraries may use them, WebAssembly has 128 bits and what V8 merges. */
function vectorsOf() {
  const flags = existsSync('/proc/cpuinfo') ? readFileSync('/proc/cpuinfo', 'utf8') : '';
  return /\bavx512f\b/.test(flags) ? 'AVX-512' : /\bavx2\b/.test(flags) ? 'AVX2' : 'vectors unknown';
}

async function commit() {
  const head = await capture('git', ['rev-parse', '--short', 'HEAD'], { cwd: root });
  if (head.status !== 0) return 'not under git';
  const { output } = await capture('git', ['status', '--porcelain', '--', 'src', 'bench'], { cwd: root });
  return `commit ${head.output.trim()}${output.trim() === '' ? '' : ', with changes'}`;
}
