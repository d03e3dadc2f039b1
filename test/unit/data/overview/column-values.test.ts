import assert from 'node:assert/strict';
import { KeptNumbers, NumbersReader } from '../../../../src/data/overview/column-values';
import { prepareExamples } from '../../../../src/data/prepare';
import type { SourceColumn } from '../../../../src/data/raw-examples';
import { filesOf, line, specOf, tabular } from '../specs';

/** More rows than are read at a time. */
const m = 70_000;

describe(`a reader of the numbers of ${m} rows`, () => {
  let columns: readonly SourceColumn[];
  before(() => {
    const rows = Array.from({ length: m }, (_, i) => `${i % 200},${i % 7 === 3 ? 'NA' : i / 8},${i}\n`);
    const source = tabular({ target: 'y', missing: 'mean' });
    const spec = specOf({ source }, { ...line, inputs: 2 });
    columns = prepareExamples(spec, filesOf(`a,b,y\n${rows.join('')}`)).origins.train.raw.source.columns;
  });

  it('gives those of each column, bytes as bytes, in room that the next ones overwrite', () => {
    const reader = new NumbersReader(m);
    const all = Int32Array.from({ length: m }, (_, i) => i);
    const seen = columns.map(({ cells }) => {
      const numbers = reader.numbersOf(cells);
      assert.deepEqual(numbers, new KeptNumbers(all).numbersOf(cells));
      return numbers;
    });
    assert.ok(seen[0] instanceof Uint8Array && seen[1] instanceof Float64Array);
    assert.equal(seen[2], seen[1]);
    assert.deepEqual([seen[1][3], seen[1][m - 1]], [3, m - 1]);
  });

  it('gives those of some rows in their order, few or many', () => {
    for (const count of [5, m - 100]) {
      const rows = Int32Array.from({ length: count }, (_, i) => m - 1 - i);
      const reader = new NumbersReader(rows);
      const [a, b] = columns;
      assert.ok(a && b);
      assert.deepEqual(reader.numbersOf(b.cells), new KeptNumbers(rows).numbersOf(b.cells));
      assert.deepEqual([...reader.numbersOf(a.cells).subarray(0, 3)], [199, 198, 197]);
    }
  });

  it('keeps those of one column where others are read behind it, few together in one room', () => {
    const rows = Int32Array.of(0, 1, 2);
    const kept = new KeptNumbers(rows);
    const [, b, y] = columns;
    assert.ok(b && y);
    const times = 65_536;
    const seen = Array.from({ length: times }, (_, i) => kept.numbersOf((i % 2 ? b : y).cells));
    for (const [i, numbers] of seen.entries()) assert.equal(numbers[2], i % 2 ? 0.25 : 2);
    const rooms = new Set(seen.map(({ buffer }) => buffer));
    assert.equal(rooms.size, 4, 'three numbers each in rooms of 65 536');
  });
});
