// What a run of tests came to, handed from the process that ran them to the one that counts.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Failure } from './command.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} report what was said about each suite and failure
 */

/**
 * Lends a run a file for its counts and reads them when it has ended.
 * @param {string} kind
 * @param {(file: string) => Promise<number>} suite runs the tests, the file's path in NNET_TEST_RESULTS; resolves to the exit status
 * @returns {Promise<Counts>}
 */
export async function countsOf(kind, suite) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nnet-results-'));
  const file = path.join(folder, 'counts.json');
  try {
    const status = await suite(file);
    const counts = readCounts(file);
    if (counts === undefined)
      throw new Failure(`The ${kind} tests ended with status ${status} before they could be counted.`);
    if (counts.passed + counts.failed === 0)
      throw new Failure(`There was no ${kind} test to run: a suite must have some.`);
    if (status !== 0 && counts.failed === 0)
      throw new Failure(`The ${kind} tests passed, but their process ended with status ${status}.`);
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The counts that a run has left, if it came to its end.
 * @param {string} file
 * @returns {Counts | undefined}
 */
export function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
