// The tables of docs/benchmarks.md.

import { readFileSync, writeFileSync } from 'node:fs';
import { Failure } from '../scripts/command.mjs';

/** @typedef {import('./summary.mjs').Figure} Figure */
/** @typedef {import('./summary.mjs').Row} Row */

/**
 * @typedef {object} Results
 * @property {string[]} provenance
 * @property {number} rounds
 * @property {number} seconds of each measurement
 * @property {import('./summary.mjs').Summary} summary
 * @property {Awaited<ReturnType<typeof import('./target.mjs').timeToTarget>>} [target]
 * @property {string[]} faults
 */

const begin = '<!-- begin: written by npm run bench -->';
const end = '<!-- end: written by npm run bench -->';

/**
 * @param {Results} results
 * @returns {string} Markdown
 */
export function report({ provenance, rounds, seconds, summary, target, faults }) {
  const { rows, best, libraries, shares, compiled } = summary;
  const measured = [...new Set(rows.flatMap((row) => Object.keys(row.workloads)))];
  const plain = measured.filter((name) => !name.includes(' '));
  const optimizers = measured.filter((name) => name.includes(' '));
  const all = [...rows.filter((row) => Object.keys(row.workloads).length > 0), best];
  const sections = [
    provenance.map((line) => `- ${line}`).join('\n'),
    `${rounds} rounds, ${seconds} s a measurement after its warm-up. ${noiseOf(rows)}`,
    ...[plain, optimizers].flatMap((names) =>
      names.length === 0
        ? []
        : [
            `### Ratio to PyTorch on one thread${names === plain ? '' : ', other optimisers'}`,
            ratioTable(all, names, libraries),
            `### Examples a second${names === plain ? '' : ', other optimisers'}`,
            rateTable(all, names),
          ],
    ),
    '### Share of the limit',
    shareTable(shares, plain),
    '### Emission and memory',
    compiledTable(compiled),
  ];
  if (target) sections.push(`### Time to ${percent(target.accuracy)} test accuracy on digits`, targetTable(target));
  if (faults.length > 0) sections.push('### Did not run', faults.map((fault) => `- ${fault}`).join('\n'));
  return `${sections.join('\n\n')}\n`;
}

/**
 * Puts the tables between the page's markers.
 * @param {string} page
 * @param {string} tables
 */
export function writeInto(page, tables) {
  const text = readFileSync(page, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Failure(`${page} has lost its markers: put back ${begin} and ${end}.`);
  writeFileSync(page, `${text.slice(0, from + begin.length)}\n\n${tables}\n${text.slice(to)}`);
}

/** @param {readonly Row[]} rows */
function noiseOf(rows) {
  const base = rows.find(({ name }) => name === 'torch-1') ?? rows[0];
  const spreads = Object.entries(base?.workloads ?? {}).map(([name, { rate }]) => `${name} ${percent(rate.spread)}`);
  return `Noise, as the spread of ${base?.title} from the slowest to the fastest round: ${spreads.join(', ')}.`;
}

/**
 * @param {readonly Row[]} rows
 * @param {readonly string[]} names
 * @param {Record<string, Figure>} libraries
 */
function ratioTable(rows, names, libraries) {
  const lines = rows.map(({ title, workloads }) => [title, ...names.map((name) => range(workloads[name]?.ratio))]);
  const ahead = ['… over the best JavaScript library', ...names.map((name) => range(libraries[name]))];
  return table(['', ...names], [...lines, ahead]);
}

/**
 * @param {readonly Row[]} rows
 * @param {readonly string[]} names
 */
function rateTable(rows, names) {
  const lines = rows.map(({ title, workloads }) => [
    title,
    ...names.map((name) => {
      const rate = workloads[name]?.rate;
      return rate ? `${short(rate.median)} ±${percent(rate.spread / 2)}` : '–';
    }),
  ]);
  return table(['', ...names], lines);
}

/**
 * @param {readonly import('./summary.mjs').Share[]} shares
 * @param {readonly string[]} names
 */
function shareTable(shares, names) {
  const lines = shares.map(({ title, limit, workloads }) => [
    title,
    `${limit.median.toFixed(1)} GFLOP/s`,
    ...names.map((name) => (workloads[name] ? percent(workloads[name].median) : '–')),
  ]);
  return table(['one thread', 'limit', ...names], lines);
}

/** @param {Record<string, import('./summary.mjs').Compiled>} compiled */
function compiledTable(compiled) {
  const lines = Object.entries(compiled).map(([name, { emission, start, module, memory, needed }]) => [
    name,
    `${emission.toFixed(0)} ms`,
    `${start.toFixed(0)} ms`,
    `${(module / 1024).toFixed(0)} KiB`,
    `${(memory / 2 ** 20).toFixed(2)} MiB`,
    `${(memory / needed).toFixed(2)} ×`,
  ]);
  return table(['tier A, one thread', 'emission', 'until ready', 'module', 'memory', 'of what is needed'], lines);
}

/** @param {NonNullable<Results['target']>} target */
function targetTable({ runs, results }) {
  const lines = results.map(({ title, seconds, epochs, reached }) => [
    title,
    Number.isFinite(seconds) ? `${(seconds * 1000).toFixed(0)} ms` : '–',
    epochs.toFixed(0),
    `${reached} of ${runs}`,
  ]);
  return table(['', 'time, median', 'epochs, median', 'runs that got there'], lines);
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} lines
 */
function table(head, lines) {
  const row = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map((_, k) => (k === 0 ? '---' : '--:'))), ...lines.map(row)].join('\n');
}

/** @param {Figure | undefined} figure */
function range(figure) {
  if (!figure) return '–';
  const { median, least, greatest } = figure;
  return least === greatest ? short(median) : `${short(median)} (${short(least)}–${short(greatest)})`;
}

/**
 * Three digits, thousands and millions by their letter.
 * @param {number} value
 */
function short(value) {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(3))}M`;
  if (value >= 1e4) return `${Number((value / 1e3).toPrecision(3))}k`;
  return value >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(value < 0.1 ? 1 : 3)));
}

/** @param {number} part */
function percent(part) {
  return `${(part * 100).toFixed(0)} %`;
}
