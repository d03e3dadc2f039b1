// How fast a learner trains, in its own process: first that it learns, then warm-up, then time.

import { medianOf } from './statistics.mjs';

/**
 * @typedef {object} Learner
 * @property {(from: number, count: number) => void} train forward, backward and update for `count` batches of an epoch
 * @property {() => number} cost mean cost of the first batch
 */

/**
 * @typedef {object} Measured
 * @property {number} cpu examples a second of the process's CPU time
 * @property {number} wall examples a second
 * @property {{ before: number, after: number }} cost of the first batch, before and after the workload's `checks`
 * @property {boolean} comparable whether the cost is the very one that all systems must come to
 */

/** Of the seconds to measure, how much goes into warm-up first, and how much one reading of the clocks spans. */
const warmUp = 0.4;
const reading = 0.05;

/**
 * @param {Learner} learner
 * @param {import('./workloads.mjs').Workload} workload
 * @param {number} seconds
 * @param {boolean} [comparable] false for a library that knows neither this loss nor these batches
 * @returns {Measured}
 */
export function measure(learner, { batch, examples, checks }, seconds, comparable = true) {
  const perEpoch = examples / batch;
  let position = 0;
  const run = (/** @type {number} */ batches) => {
    for (let left = batches; left > 0; ) {
      const count = Math.min(left, perEpoch - position);
      learner.train(position, count);
      position = (position + count) % perEpoch;
      left -= count;
    }
  };

  const before = learner.cost();
  const began = performance.now();
  for (let k = 0; k < checks; k++) learner.train(0, 1);
  const checking = (performance.now() - began) / 1000;
  const cost = { before, after: learner.cost() };

  const count = batchesWithin(run, seconds * reading, checking / checks);
  // What has been slow in the check alone has been running long enough to be warm.
  for (let spent = checking; spent < seconds * warmUp; ) spent += timed(run, count).wall;

  const cpu = [];
  const wall = [];
  for (let spent = 0; spent < seconds; ) {
    const taken = timed(run, count);
    spent += taken.wall;
    cpu.push((count * batch) / taken.cpu);
    wall.push((count * batch) / taken.wall);
  }
  return { cpu: medianOf(cpu), wall: medianOf(wall), cost, comparable };
}

/**
 * How many batches fill this many seconds.
 * @param {(batches: number) => void} run
 * @param {number} seconds
 * @param {number} each seconds that a batch took before
 */
function batchesWithin(run, seconds, each) {
  let count = 1;
  for (let took = each; took < seconds / 2; ) {
    count = Math.ceil(count * Math.min(10, (0.9 * seconds) / Math.max(took, 1e-9)));
    took = timed(run, count).wall;
  }
  return count;
}

/**
 * @param {(batches: number) => void} run
 * @param {number} count
 */
function timed(run, count) {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  run(count);
  const used = process.cpuUsage(cpu);
  return { wall: (performance.now() - wall) / 1000, cpu: (used.user + used.system) / 1e6 };
}
