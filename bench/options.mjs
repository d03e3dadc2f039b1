import { parseArgs } from 'node:util';
import { Failure } from '../scripts/command.mjs';
import { workloads } from './workloads.mjs';

/**
 * @typedef {object} Options
 * @property {boolean} json
 * @property {number} rounds
 * @property {number} seconds
 * @property {import('./workloads.mjs').Workload[]} workloads
 * @property {(name: string) => boolean} wants whether a system is to run
 * @property {boolean} whole whether everything runs often enough for the page
 */

/** What the page's figures are medians of, at least. */
const enough = 5;

/**
 * @param {string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const values = parse(args);
  if (values.format !== undefined && values.format !== 'json') {
    throw new Failure(`--format knows json, not ${values.format}.`);
  }
  const rounds = positive('--rounds', values.rounds ?? String(enough));
  const only = values.only?.split(',');
  const systems = values.systems?.split(',');
  const unknown = only?.find((name) => !workloads.some((workload) => workload.name === name));
  if (unknown !== undefined) {
    const known = workloads.map(({ name }) => name).join(', ');
    throw new Failure(`--only knows no workload ${unknown}: name some of ${known}, with commas between them.`);
  }
  return {
    json: values.format === 'json',
    rounds,
    seconds: positive('--seconds', values.seconds ?? '1.5'),
    workloads: workloads.filter(({ name }) => only?.includes(name) ?? true),
    wants: (name) => systems?.includes(name) ?? true,
    whole: rounds >= enough && only === undefined && systems === undefined,
  };
}

/** @param {string[]} args */
function parse(args) {
  const text = /** @type {const} */ ({ type: 'string' });
  try {
    return parseArgs({ args, options: { format: text, rounds: text, seconds: text, only: text, systems: text } })
      .values;
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error));
  }
}

/**
 * @param {string} option
 * @param {string} text
 */
function positive(option, text) {
  const value = Number(text);
  if (!(value > 0)) throw new Failure(`${option} takes a number above 0, not ${text}.`);
  return value;
}
