// One JavaScript library, one workload, one process: peer.mjs JOB, a JSON text; prints a JSON line.

import { readHanded } from './handed.mjs';
import { measure } from './measure.mjs';

/**
 * @typedef {object} Job
 * @property {string} peer
 * @property {import('./workloads.mjs').Workload} workload
 * @property {string} folder of what is handed over
 * @property {number} seconds
 */

/**
 * @typedef {(workload: import('./workloads.mjs').Workload, handed: import('./handed.mjs').Handed) =>
 *   import('./measure.mjs').Learner | Promise<import('./measure.mjs').Learner>} MakeLearner
 */

/** @type {Record<string, () => Promise<{ learner: MakeLearner, comparable: boolean }>>} */
const peers = {
  plain: () => import('./peers/plain.mjs'),
  'ml-matrix': () => import('./peers/ml-matrix.mjs'),
  convnetjs: () => import('./peers/convnetjs.mjs'),
  brain: () => import('./peers/brain.mjs'),
  'tfjs-cpu': () => import('./peers/tfjs-cpu.mjs'),
  'tfjs-wasm': () => import('./peers/tfjs-wasm.mjs'),
};

const [, , job] = process.argv;
if (job === undefined) throw new Error('peer.mjs takes a job as JSON');
/** @type {Job} */
const { peer, workload, folder, seconds } = JSON.parse(job);
const load = peers[peer];
if (!load) throw new Error(`there is no peer ${peer}`);
const { learner, comparable } = await load();
const handed = readHanded(folder, workload.layers);
console.log(JSON.stringify(measure(await learner(workload, handed), workload, seconds, comparable)));
