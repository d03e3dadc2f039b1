// Everything that is measured, and the command that measures it.

import path from 'node:path';
import { home } from './home.mjs';

/** @typedef {import('./workloads.mjs').Workload} Workload */
/** @typedef {import('./processes.mjs').Command} Command */

/**
 * @typedef {object} System
 * @property {string} name as --systems knows it
 * @property {string} title
 * @property {'ours' | 'native' | 'library' | 'javascript'} kind `library`: a JavaScript library
 * @property {'cpu' | 'wall'} clock by which its rate counts: CPU time on one thread, else the time on the wall
 * @property {(workload: Workload, folder: string, seconds: number) => Command} command
 * @property {readonly Workload['optimizer'][]} optimizers that it has
 */

/**
 * @typedef {object} Tools
 * @property {string} node the newer Node, on which all JavaScript runs
 * @property {string} [olderNode]
 * @property {string} bundle of our engines
 * @property {import('./pythons.mjs').Python} [torch]
 * @property {import('./pythons.mjs').Python} [numpy]
 */

/** The system that all ratios are to. */
export const baseline = 'torch-1';

/** @type {readonly Workload['optimizer'][]} */
const allOptimizers = ['gradient-descent', 'momentum', 'adam'];

/**
 * @param {Tools} tools
 * @returns {System[]}
 */
export function systemsOf({ node, olderNode, bundle, torch, numpy }) {
  return [
    ...(torch ? [1, 2].map((threads) => python(torch, 'torch', 'PyTorch', threads)) : []),
    ...(numpy ? [python(numpy, 'numpy', 'NumPy', 1)] : []),
    ...['A', 'B', 'C'].flatMap((tier) => [1, 2].map((threads) => ours(node, bundle, tier, threads))),
    ...(olderNode ? [1, 2].map((threads) => ours(olderNode, bundle, 'C', threads, 'node20-')) : []),
    ours(node, bundle, 'reference', 1),
    peer(node, 'tfjs-wasm', 'TensorFlow.js wasm', 'library'),
    peer(node, 'tfjs-cpu', 'TensorFlow.js cpu', 'library'),
    peer(node, 'convnetjs', 'ConvNetJS', 'library', ['gradient-descent', 'momentum']),
    peer(node, 'brain', 'brain.js', 'library'),
    peer(node, 'ml-matrix', 'ml-matrix', 'library'),
    peer(node, 'plain', 'plain typed arrays', 'javascript'),
  ];
}

/**
 * @param {string} node
 * @param {string} bundle
 * @param {string} engine
 * @param {number} threads
 * @param {string} [prefix] where it is not the newer Node
 * @returns {System}
 */
function ours(node, bundle, engine, threads, prefix = '') {
  const tier = engine === 'reference' ? 'reference engine' : `tier ${engine}`;
  return {
    name: `${prefix}${engine}${engine === 'reference' ? '' : `-${threads}`}`,
    title: `NNet ${tier}${prefix === '' ? '' : ', Node 20'}${threadsIn(threads, engine !== 'reference')}`,
    kind: 'ours',
    clock: threads === 1 ? 'cpu' : 'wall',
    optimizers: allOptimizers,
    command: (workload, folder, seconds) => {
      const job = { kind: 'train', workload, folder, seconds, engine, threads };
      // The engine sets V8's flag for itself, unless it is disabled.
      const env = engine === 'A' ? {} : { NNET_PLAIN_VECTORS: '1' };
      return { program: node, args: [bundle, JSON.stringify(job)], env };
    },
  };
}

/**
 * @param {import('./pythons.mjs').Python} python
 * @param {'torch' | 'numpy'} library
 * @param {string} title
 * @param {number} threads
 * @returns {System}
 */
function python({ program, env }, library, title, threads) {
  const script = path.join(home, 'python', `${library}_peer.py`);
  const own = { ...env, OMP_NUM_THREADS: String(threads), OPENBLAS_NUM_THREADS: String(threads) };
  return {
    name: library === 'torch' ? `torch-${threads}` : library,
    title: `${title}${threadsIn(threads, library === 'torch')}`,
    kind: 'native',
    clock: threads === 1 ? 'cpu' : 'wall',
    optimizers: allOptimizers,
    command: (workload, folder, seconds) => ({
      program,
      args: [script, JSON.stringify({ workload, folder, seconds, threads })],
      env: own,
    }),
  };
}

/**
 * @param {string} node
 * @param {string} name
 * @param {string} title
 * @param {'library' | 'javascript'} kind
 * @param {readonly Workload['optimizer'][]} [optimizers]
 * @returns {System}
 */
function peer(node, name, title, kind, optimizers = allOptimizers) {
  const script = path.join(home, 'peer.mjs');
  return {
    name,
    title,
    kind,
    clock: 'cpu',
    optimizers,
    command: (workload, folder, seconds) => ({
      program: node,
      args: [script, JSON.stringify({ peer: name, workload, folder, seconds })],
      env: {},
    }),
  };
}

/**
 * @param {number} threads
 * @param {boolean} told
 */
function threadsIn(threads, told) {
  return told ? `, ${threads} thread${threads === 1 ? '' : 's'}` : '';
}
