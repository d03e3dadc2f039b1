import assert from 'node:assert/strict';
import { examineData } from '../../../../src/data/doctor/examine';
import type { Finding } from '../../../../src/data/doctor/finding';
import type { ColumnView, ExaminedData, TableView } from '../../../../src/data/doctor/view';
import { Pcg64 } from '../../../../src/numerics/pcg64';
import { caseCount } from '../../../count';
import { plants } from './plants';
import { cleanTables, dataOf, diabetesLike, penguinsLike, type Written, wineLike } from './tables';

const seed = 4711;
const cases = caseCount(40, 4);

/** A finding without the lines it names, which are those of its rows. */
function withoutLines({ code, severity, message, column, rows, others }: Finding): unknown {
  const { lines, others: named, line, ...args } = message.args;
  return { code, severity, sentence: message.code, args, column, count: rows?.count, others: others?.count };
}

const seen = (data: ExaminedData): readonly unknown[] => examineData(data).map(withoutLines);

/** Lines of all rows that findings name, in order. */
const linesIn = (data: ExaminedData): readonly string[] =>
  examineData(data).map(({ code, rows }) => `${code}: ${[...(rows?.lines ?? [])].sort((a, b) => a - b).join(' ')}`);

function picked(column: ColumnView, order: Int32Array): ColumnView {
  return column.kind === 'number'
    ? { ...column, values: Float64Array.from(order, (row) => column.values[row] ?? Number.NaN) }
    : { ...column, codes: order.map((row) => column.codes[row] ?? -1) };
}

/** The rows in another order; each keeps its line. */
function permuted(table: TableView, order: Int32Array): TableView {
  return {
    ...table,
    features: table.features.map((column) => picked(column, order)),
    targets: table.targets.map((column) => picked(column, order)),
    lineOf: (row) => table.lineOf(order[row] ?? 0),
  };
}

/** The k-th feature of numbers in a unit half as large. */
function doubled(table: TableView, k: number): TableView {
  const names = table.features.filter(({ kind }) => kind === 'number').map(({ name }) => name);
  const chosen = names[k % names.length];
  const features = table.features.map((column) =>
    column.kind === 'number' && column.name === chosen
      ? { ...column, values: Float64Array.from(column.values, (value) => 2 * value) }
      : column,
  );
  return { ...table, features };
}

/** Faults of every kind in tables of every kind. */
function* faults(nth: number): Iterable<readonly [code: string, data: ExaminedData]> {
  const makers = [wineLike, diabetesLike, penguinsLike];
  const make = makers[nth % makers.length] ?? wineLike;
  const clean: Written = make(new Pcg64(seed, nth), 120 + 40 * (nth % 5));
  for (const [code, kinds] of Object.entries(plants)) {
    for (const plant of kinds) {
      const fault = plant(clean, 0.5, new Pcg64(seed, 1000 + nth));
      if (fault) yield [code, fault.data];
    }
  }
}

describe(`findings (${cases} tables of each kind, seed ${seed})`, () => {
  it('do not depend on the order of the rows, but for the lines that are listed first', () => {
    for (let nth = 0; nth < cases; nth++) {
      for (const [code, data] of faults(nth)) {
        const order = new Pcg64(seed, 2000 + nth).permutation(data.table.m);
        const heldOut = data.heldOut && order.map((row) => data.heldOut?.[row] ?? 0);
        const other = {
          ...data,
          table: permuted(data.table, order),
          ...(heldOut && { heldOut: Uint8Array.from(heldOut) }),
        };
        assert.deepEqual(seen(other), seen(data), `${code}, table ${nth}`);
        const isOfSingleRows = ['outlier-rows', 'missing-mark', 'near-constant-column'].includes(code);
        if (isOfSingleRows) assert.deepEqual(linesIn(other), linesIn(data), `${code}, table ${nth}`);
      }
    }
  });

  it('change by a unit only where they are about the numbers as such', () => {
    const ofNumbers = ['unscaled-columns', 'missing-mark', 'row-number-column', 'identifier-column'];
    for (let nth = 0; nth < cases; nth++) {
      for (const [code, data] of faults(nth)) {
        if (ofNumbers.includes(code)) continue;
        const test = data.test && doubled(data.test, nth);
        const other = { ...data, table: doubled(data.table, nth), ...(test && { test }) };
        const told = (of: ExaminedData): readonly unknown[] =>
          examineData(of).map(({ code: lint, column, rows, others }) => ({ lint, column, rows, others }));
        assert.deepEqual(told(other), told(data), `${code}, table ${nth}`);
      }
    }
  });

  it('are one more, of the copy, where a row of a clean table is copied to anywhere', () => {
    for (let nth = 0; nth < cases; nth++) {
      for (const name of ['wine-like', 'diabetes-like', 'heavy-tailed', 'moons', 'gauss', 'blobs', 'flower', 'sine']) {
        const random = new Pcg64(seed, 3000 + nth);
        const { table, ...properties } = dataOf(cleanTables(nth + 1).get(name) ?? assert.fail(name));
        const [copied, at] = [random.integer(table.m), random.integer(table.m + 1)];
        const order = [...Array(table.m).keys()];
        order.splice(at, 0, copied);
        const data = {
          ...properties,
          table: { ...permuted(table, Int32Array.from(order)), m: table.m + 1, lineOf: (row: number) => row + 2 },
        };
        const first = Math.min(copied, at);
        const second = copied >= at ? copied + 1 : at;
        assert.deepEqual(
          examineData(data).map(({ code, rows, others }) => [code, rows?.count, rows?.lines, others?.lines]),
          [['duplicate-rows', 1, [second + 2], [first + 2]]],
          `${name}, seed ${nth + 1}`,
        );
      }
    }
  });

  it('are the same every time', () => {
    for (const [code, data] of faults(1)) assert.deepEqual(examineData(data), examineData(data), code);
  });
});
