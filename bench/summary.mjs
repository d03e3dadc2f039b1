// What the rounds say together: medians over rounds, ratios within rounds, and how far they differ.

import { medianOf, spreadOf } from './statistics.mjs';
import { baseline } from './systems.mjs';
import { bytesNeeded, operations } from './workloads.mjs';

/** @typedef {import('./rounds.mjs').Round} Round */
/** @typedef {import('./rounds.mjs').Measurement} Measurement */
/** @typedef {import('./systems.mjs').System} System */
/** @typedef {import('./workloads.mjs').Workload} Workload */
/** @typedef {{ median: number, spread: number, least: number, greatest: number }} Figure over rounds */

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {string} title
 * @property {Record<string, { rate: Figure, ratio?: Figure }>} workloads examples a second, and how many times PyTorch's
 */

/** @typedef {{ title: string, limit: Figure, workloads: Record<string, Figure> }} Share of a limit in GFLOP/s */

/**
 * @typedef {object} Compiled
 * @property {number} emission milliseconds
 * @property {number} start milliseconds until the modules were ready, emission included
 * @property {number} module bytes
 * @property {number} memory bytes
 * @property {number} needed bytes
 */

/**
 * @typedef {object} Summary
 * @property {Row[]} rows
 * @property {Row} best NNet in tier A with the better of its thread choices
 * @property {Record<string, Figure>} libraries how many times the best JavaScript library that is
 * @property {Share[]} shares
 * @property {Record<string, Compiled>} compiled tier A, one thread
 */

/**
 * @param {readonly Round[]} rounds
 * @param {readonly System[]} systems
 * @param {readonly Workload[]} workloads
 * @returns {Summary}
 */
export function summarize(rounds, systems, workloads) {
  const rate = (/** @type {System} */ { name, clock }, /** @type {Record<string, Measurement>} */ measured) =>
    measured[name]?.[clock];
  /** The better of some systems by their ratio to PyTorch, or by rate without it. */
  const best = (/** @type {System[]} */ some, /** @type {Record<string, Measurement>} */ measured) =>
    some.reduce(
      (/** @type {System | undefined} */ so, system) =>
        (rate(system, measured) ?? 0) > (so ? (rate(so, measured) ?? 0) : 0) ? system : so,
      undefined,
    );
  const rowOf = (
    /** @type {string} */ name,
    /** @type {string} */ title,
    /** @type {(measured: Record<string, Measurement>) => System | undefined} */ pick,
  ) => {
    /** @type {Row} */
    const row = { name, title, workloads: {} };
    for (const workload of workloads) {
      const rates = [];
      const ratios = [];
      for (const round of rounds) {
        const measured = measuredIn(round, workload);
        const system = pick(measured);
        const own = system && rate(system, measured);
        if (!system || own === undefined) continue;
        rates.push(own);
        const base = measured[baseline]?.[system.clock];
        if (base !== undefined) ratios.push(own / base);
      }
      if (rates.length === 0) continue;
      row.workloads[workload.name] = {
        rate: figureOf(rates),
        ...(ratios.length > 0 ? { ratio: figureOf(ratios) } : {}),
      };
    }
    return row;
  };

  const widest = systems.filter(({ name }) => name.startsWith('A-'));
  const libraries = systems.filter(({ kind }) => kind === 'library');
  /** @type {Summary['libraries']} */
  const ahead = {};
  for (const workload of workloads) {
    const factors = rounds.flatMap((round) => {
      const measured = measuredIn(round, workload);
      const [own, other] = [best(widest, measured), best(libraries, measured)];
      const [ours, theirs] = [own && rate(own, measured), other && rate(other, measured)];
      return ours !== undefined && theirs !== undefined ? [ours / theirs] : [];
    });
    if (factors.length > 0) ahead[workload.name] = figureOf(factors);
  }
  return {
    rows: systems.map((system) => rowOf(system.name, system.title, () => system)),
    best: rowOf('best', 'NNet tier A, better of its threads', (measured) => best(widest, measured)),
    libraries: ahead,
    shares: [share(rounds, workloads, 'A', 'wide', 256), share(rounds, workloads, 'B', 'plain', 128)],
    compiled: compiledOf(rounds, workloads),
  };
}

/**
 * How much of the machine's multiply-adds a tier does useful work with, on one thread.
 * @param {readonly Round[]} rounds
 * @param {readonly Workload[]} workloads
 * @param {string} tier
 * @param {'wide' | 'plain'} limit
 * @param {number} bits
 * @returns {Share}
 */
function share(rounds, workloads, tier, limit, bits) {
  /** @type {Record<string, Figure>} */
  const shares = {};
  for (const workload of workloads) {
    const parts = rounds.flatMap((round) => {
      const own = measuredIn(round, workload)[`${tier}-1`];
      return own ? [(own.cpu * operations(workload)) / (round.limit[limit] * 1e9)] : [];
    });
    if (parts.length > 0) shares[workload.name] = figureOf(parts);
  }
  const limits = rounds.map((round) => round.limit[limit]);
  return { title: `tier ${tier} of ${bits} bits`, limit: figureOf(limits), workloads: shares };
}

/**
 * @param {readonly Round[]} rounds
 * @param {readonly Workload[]} workloads
 */
function compiledOf(rounds, workloads) {
  /** @type {Record<string, Compiled>} */
  const compiled = {};
  for (const workload of workloads) {
    const all = rounds.flatMap((round) => measuredIn(round, workload)['A-1']?.emitted ?? []);
    const [first] = all;
    if (!first) continue;
    compiled[workload.name] = {
      emission: medianOf(all.map(({ emission }) => emission)),
      start: medianOf(all.map(({ start }) => start)),
      module: first.module,
      memory: first.memory,
      needed: bytesNeeded(workload),
    };
  }
  return compiled;
}

/**
 * What a round measured on a workload, by system; every round runs every workload.
 * @param {Round} round
 * @param {Workload} workload
 */
function measuredIn({ measured }, { name }) {
  const own = measured[name];
  if (!own) throw new RangeError(`a round did not run ${name}`);
  return own;
}

/**
 * @param {readonly number[]} values
 * @returns {Figure}
 */
function figureOf(values) {
  return {
    median: medianOf(values),
    spread: spreadOf(values),
    least: Math.min(...values),
    greatest: Math.max(...values),
  };
}
