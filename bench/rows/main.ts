// What finding and sorting rows costs: `rows.cjs ROWS ROUNDS`; prints a JSON line. The unit is what sorting as many doubles
// costs, without their rows: so the figures are those of no machine.

import { analyze } from '../../src/language/analyze';
import { encodeUtf8 } from '../../src/model/utf8';
import type { RowQueryView } from '../../src/protocol/data-view';
import { DataReader } from '../../src/worker/data-reader';

const colours = ['red', 'green', 'blue', 'violet', 'grey'];
const columns = 11;

/** A table of numbers with three decimals, a count, a text that is missing here and there, and a class. */
function table(rows: number): Uint8Array {
  let state = 1;
  const next = (bound: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  const lines = ['id,x0,x1,x2,x3,x4,x5,x6,n,colour,y\n'];
  for (let i = 0; i < rows; i++) {
    const numbers = Array.from({ length: 7 }, () => ((next(100_000) - 50_000) / 1000).toFixed(3));
    const colour = next(50) === 0 ? '' : colours[next(colours.length)];
    lines.push(`${i},${numbers.join(',')},${next(100)},${colour},${next(2)}\n`);
  }
  return encodeUtf8(lines.join(''));
}

const text = `nnet 1
data {
  file "rows.csv" target=y exclude=colour
  holdout 0.2
}
model {
  input 9
  dense out 1 sigmoid
}
`;

const order = (column: number, descending = false): RowQueryView => ({ filter: '', order: { column, descending } });
const queries: Readonly<Record<string, RowQueryView>> = {
  'sort by numbers': order(1),
  'sort by numbers, descending': order(2, true),
  'sort by a count': order(8),
  'sort by texts': order(9),
  'filter x0 < 0': { filter: 'x0 < 0' },
  'filter x1 < 0, sort by x2': { filter: 'x1 < 0', order: { column: 3, descending: false } },
  'filter colour = red': { filter: 'colour = red' },
  'search for a text': { filter: 'violet' },
  'search for digits': { filter: '12.3' },
  'the test set': { filter: '', set: 'test' },
};

/** Milliseconds of CPU time of the fastest of some rounds. */
function least(rounds: number, action: (round: number) => unknown): number {
  const times = Array.from({ length: rounds }, (_, round) => {
    const before = process.cpuUsage();
    action(round);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

function run(rows: number, rounds: number): Readonly<Record<string, number>> {
  const { spec } = analyze(text);
  if (!spec) throw new Error('the spec has a problem');
  const content = table(rows);
  const reader = new DataReader({ now: () => 0, openFile: () => content }, () => undefined);
  reader.open({ spec, files: { 'rows.csv': { path: 'rows.csv' } }, memoryLimit: 2 ** 32 });
  const doubles = Float64Array.from({ length: rows }, (_, i) => Math.sin(i));
  const unit = least(rounds, () => doubles.slice().sort());
  const ask = (query: RowQueryView, from: number): unknown =>
    reader.rows({ query, from, count: 60, columns: Array.from({ length: columns }, (_, k) => k) });
  const all: RowQueryView = { filter: '' };
  const costs = Object.entries(queries).map(([name, query]) => {
    const cost = least(rounds, () => {
      ask(all, 0);
      return ask(query, 0);
    });
    return [name, cost / unit] as const;
  });
  const scrolled = least(rounds, (round) => ask(all, (round * 997) % rows)) / unit;
  const shown = least(rounds, () => reader.columns({ from: 0 })) / unit;
  return { ...Object.fromEntries(costs), 'scroll to other rows': scrolled, 'all columns, at first': shown };
}

const [, , rows = '1000000', rounds = '3'] = process.argv;
console.log(JSON.stringify(run(Number(rows), Number(rounds))));
