import assert from 'node:assert/strict';
import { conflictingTargets } from '../../../../src/data/doctor/conflicting-targets';
import { decidingFeature } from '../../../../src/data/doctor/deciding-feature';
import { duplicateRows } from '../../../../src/data/doctor/duplicate-rows';
import { identifierColumn } from '../../../../src/data/doctor/identifier-column';
import { missingMark } from '../../../../src/data/doctor/missing-mark';
import { missingMarks } from '../../../../src/data/doctor/missing-marks';
import { nearConstantColumn } from '../../../../src/data/doctor/near-constant-column';
import { rowNumberColumn } from '../../../../src/data/doctor/row-number-column';
import { similarNames } from '../../../../src/data/doctor/similar-names';
import { type Lint, studyData } from '../../../../src/data/doctor/study';
import { testRowsInTraining } from '../../../../src/data/doctor/test-rows-in-training';
import { unscaledColumns } from '../../../../src/data/doctor/unscaled-columns';
import type { ExaminedData } from '../../../../src/data/doctor/view';
import { summarizeNumbers } from '../../../../src/data/statistics/number-summary';
import { Pcg64 } from '../../../../src/numerics/pcg64';
import { type Cells, dataOf, tableOf } from './tables';

type Columns = Readonly<Record<string, Cells>>;
const range = (m: number): readonly number[] => Array.from({ length: m }, (_, i) => i);
const random = new Pcg64(90, 1);
const drawn = range(400).map(() => random.normal());

const told = (lint: Lint, data: ExaminedData): readonly Readonly<Record<string, unknown>>[] =>
  lint(studyData(data)).map(({ message, rows, others }) => ({
    code: message.code,
    ...message.args,
    ...(rows && { rows: [rows.file, ...rows.lines] }),
    ...(others && { same: [others.file, ...others.lines] }),
  }));
const said = (lint: Lint, columns: Columns, properties: Partial<ExaminedData> = {}) =>
  told(lint, dataOf({ columns, targets: ['y'] }, properties));

/** Rows that are all different, and some of them once more behind these. */
const again = (m: number, copied: readonly number[], y: (row: number, isCopy: boolean) => Cells[number]) => {
  const rows = [...range(m), ...copied];
  return {
    a: rows.map((row) => drawn[row] ?? 0),
    b: rows.map((row) => drawn[row + 100] ?? 0),
    y: rows.map((row, i) => y(row, i >= m)),
  };
};
const classes = (row: number) => (row % 3 === 0 ? 'u' : 'v');

describe('the evidence of copied rows', () => {
  it('is their number and the first five, each beside its first', () => {
    assert.deepEqual(said(duplicateRows, again(30, [4], classes)), [
      {
        code: 'duplicate-rows-one',
        lines: '32',
        count: 1,
        others: '6',
        ...{ rows: ['training', 32], same: ['training', 6] },
      },
    ]);
    const [six] = said(duplicateRows, again(30, [4, 5, 6, 9, 8, 7], classes));
    assert.deepEqual(
      [six?.code, six?.count, six?.lines, six?.others],
      ['duplicate-rows', 6, '32, 33, 34, 35, 36, …', '6, 7, 8, 11, 10, …'],
    );
    assert.deepEqual(said(duplicateRows, again(30, [], classes)), []);
  });

  it('is, of a test set, the share of it that is trained on, and where', () => {
    const columns = again(30, [4], classes);
    const heldOut = Uint8Array.from(range(31), (row) => Number(row >= 27));
    assert.deepEqual(said(testRowsInTraining, columns, { heldOut }), [
      {
        code: 'test-rows-in-training-one',
        lines: '32',
        count: 1,
        others: '6',
        tests: 4,
        percent: 25,
        ...{ rows: ['training', 32], same: ['training', 6] },
      },
    ]);
    assert.deepEqual(said(duplicateRows, columns, { heldOut }), []);
    const further = again(36, [4], classes);
    const tail = (cells: Cells) => cells.slice(-8);
    const test = tableOf({
      columns: { a: tail(further.a), b: tail(further.b), y: tail(further.y) },
      targets: ['y'],
      lines: range(8).map((i) => i + 100),
    });
    const [found] = said(testRowsInTraining, again(34, [], classes), { test });
    assert.deepEqual(
      [found?.code, found?.count, found?.tests, found?.percent, found?.rows, found?.same],
      ['test-rows-in-training', 6, 8, 75, ['test', 102, 103, 104, 105, 106], ['training', 31, 32, 33, 34, 35]],
    );
    // Rows that only the test file has twice are no rows of training.
    const twice = { ...tail, a: [9, 9, 8], b: [9, 9, 8], y: ['u', 'u', 'v'] };
    const own = tableOf({ columns: { a: twice.a, b: twice.b, y: twice.y }, targets: ['y'] });
    assert.deepEqual(said(testRowsInTraining, again(34, [], classes), { test: own }), []);
    assert.deepEqual(said(duplicateRows, again(34, [], classes), { test: own }), []);
  });
});

describe('the evidence of rows that contradict each other', () => {
  const other = (row: number, isCopy: boolean) => (isCopy ? 'w' : classes(row));

  it('is their number and the first five, each beside the first with the same x', () => {
    assert.deepEqual(said(conflictingTargets, again(30, [4], other)), [
      {
        code: 'conflicting-targets-one',
        lines: '32',
        count: 1,
        others: '6',
        target: 'y',
        ...{ rows: ['training', 32], same: ['training', 6] },
      },
    ]);
    const [six] = said(conflictingTargets, again(30, [4, 5, 6, 9, 8, 7], other));
    assert.deepEqual(
      [six?.code, six?.count, six?.lines, six?.others],
      ['conflicting-targets', 6, '32, 33, 34, 35, 36, …', '6, 7, 8, 11, 10, …'],
    );
    assert.deepEqual(said(conflictingTargets, again(30, [4], classes)), []);
  });

  it('is of numbers further apart than they deviate', () => {
    // 15 of 31 numbers are 0 and 15 are 2: they deviate by nearly 1 from their mean.
    const numbers = (far: number) =>
      said(
        conflictingTargets,
        again(30, [4], (row, isCopy) => (isCopy ? far : 2 * (row % 2))),
      ).length;
    assert.deepEqual([numbers(0), numbers(0.9), numbers(1.1)], [0, 0, 1]);
  });

  it('is none of rows in which all is 0 or missing', () => {
    const blank = (a: Cells[number], b: Cells[number], c: Cells[number]) => {
      const columns = again(30, [], classes);
      const more = { ...columns, c: range(30).map((i) => `t${i % 7}`) };
      const cells: Columns = {
        a: [...more.a, a, a],
        b: [...more.b, b, b],
        c: [...more.c, c, c],
        y: [...more.y, 'u', 'v'],
      };
      return said(conflictingTargets, cells).length;
    };
    assert.deepEqual([blank(0, null, null), blank(0, 0, null)], [0, 0]);
    assert.deepEqual([blank(0, 0.5, null), blank(null, 0, 't1')], [1, 1]);
  });
});

describe('the evidence of a feature that decides', () => {
  const y = (m: number) => range(m).map((i) => (i % 4 === 0 ? 'u' : 'v'));
  const noise = range(40).map((i) => drawn[i] ?? 0);

  it('is the target, the rows, and how often the larger class occurs', () => {
    const code = range(40).map((i) => (i % 4 === 0 ? 'a' : 'b'));
    const facts = { target: 'y', rows: 40 };
    assert.deepEqual(said(decidingFeature, { code, noise, y: y(40) }), [
      { code: 'deciding-feature', column: 'code', ...facts, percent: 75 },
    ]);
    assert.deepEqual(said(decidingFeature, { line: noise.map((v) => 3 - v), noise: y(40), y: noise }), [
      { code: 'deciding-feature-line', column: 'line', ...facts },
    ]);
    const part = range(200).map((i) => i + (drawn[i] ?? 0) / 9);
    const half = range(200).map((i) => (i < 100 ? 'u' : 'v'));
    assert.deepEqual(said(decidingFeature, { part, noise: drawn.slice(0, 200), y: half }), [
      { code: 'deciding-feature-threshold', column: 'part', target: 'y', rows: 200 },
    ]);
  });

  it('is none where it is the only feature, where there are two targets or one class', () => {
    const code = range(40).map((i) => (i % 4 === 0 ? 'a' : 'b'));
    assert.deepEqual(said(decidingFeature, { code, y: y(40) }), []);
    const two = dataOf({ columns: { code, noise, y: y(40), z: y(40) }, targets: ['y', 'z'] });
    assert.deepEqual(told(decidingFeature, two), []);
    assert.deepEqual(said(decidingFeature, { code, noise, y: range(40).map(() => 'u') }), []);
    const names = range(40).map((i) => `n${i}`);
    assert.deepEqual(said(decidingFeature, { code, names, y: y(40) }), [], 'beside names of rows it is the only one');
  });
});

describe('the evidence of columns', () => {
  const y = range(40).map((i) => i % 2);
  const b = range(40).map((i) => (i * i) % 11);

  it('that count or name rows is their range, and an example', () => {
    const counts = range(40).map((i) => i + 1);
    const facts = { least: 1, largest: 40, rows: 40 };
    assert.deepEqual(said(rowNumberColumn, { b, counts, y }), [
      { code: 'row-number-column', column: 'counts', ...facts, number: 2 },
    ]);
    assert.equal(said(rowNumberColumn, { '': counts, b, y })[0]?.code, 'row-number-column-unnamed');
    const names = range(40).map((i) => (i === 7 ? null : `n${i >> Number(i < 4)}`));
    assert.deepEqual(said(identifierColumn, { b, names, y }), [
      { code: 'identifier-column', column: 'names', present: 39, distinct: 37, example: 'n0' },
    ]);
    const ids = range(40).map((i) => (i === 7 ? null : 50 * i * i));
    assert.deepEqual(said(identifierColumn, { b, id: ids, y }), [
      { code: 'identifier-column-numbers', column: 'id', present: 39 },
    ]);
  });

  it('with marks of missing cells is what these do to mean and deviation, and the rows', () => {
    const a = range(12).map((i) => (i === 3 || i === 8 ? -999 : i % 2 === 0 ? 1 : 3));
    assert.deepEqual(said(missingMark, { a: [...a, 2, 2], y: range(14) }), [
      {
        code: 'missing-mark',
        column: 'a',
        lines: '5, 10',
        count: 2,
        value: -999,
        least: 1,
        largest: 3,
        mean: -141,
        deviation: 350.3,
        meanWithout: 2,
        deviationWithout: 0.9129,
        rows: ['training', 5, 10],
      },
    ]);
    assert.equal(said(missingMark, { a: range(14), y: [...a, 2, 2] })[0]?.column, 'y', 'of a target too');
  });

  it('with nearly one value leaves out missing cells', () => {
    const facts = { column: 'a', lines: '52', count: 1, same: 49, present: 50, rows: ['training', 52] };
    for (const [cell, other] of [
      [7, 9],
      ['p', 'q'],
    ] as const) {
      const a = [...new Array<typeof cell>(49).fill(cell), null, other];
      const columns = { a, b: a.map((_, i) => i * i), y: a.map((_, i) => i % 2) };
      assert.deepEqual(said(nearConstantColumn, columns), [{ code: 'near-constant-column', ...facts, value: cell }]);
    }
  });

  it('without a scale are the widest and the narrowest, those that name rows and marks left out', () => {
    const columns = { a: [2, -50, 7], b: [0, 123_456, 9], c: [0.25, 0.125, 0], y: [0, 1, 0] };
    assert.deepEqual(said(unscaledColumns, columns, { isScaled: false }), [
      {
        code: 'unscaled-columns',
        widest: 'b',
        least: 0,
        largest: 123_500,
        narrowest: 'c',
        low: 0,
        high: 0.25,
      },
    ]);
    const marked = range(14).map((i) => (i < 2 ? 9999 : i));
    const counted = { n: range(14), a: marked, b: marked.map((v) => (v > 99 ? null : v / 3)), y: range(14) };
    assert.deepEqual(said(unscaledColumns, counted, { isScaled: false }), []);
    assert.deepEqual(said(unscaledColumns, { a: [null, null], y: [1, 2] }, { isScaled: false }), []);
  });

  it('of similar names are those that occur', () => {
    const data = dataOf({ columns: { a: ['red', 'Red', 'tan', 'tan'], y: [1, 2, 3, 4] }, targets: ['y'] });
    const lacking = data.table.features.map((column) =>
      column.kind === 'category' ? { ...column, texts: ['red', 'blue', 'tan'].concat('RED', 'Blue') } : column,
    );
    const codes = (of: readonly number[]) => ({
      ...data,
      table: { ...data.table, features: lacking.map((column) => ({ ...column, codes: Int32Array.from(of) })) },
    });
    assert.deepEqual(told(similarNames, codes([0, 1, 2, 2])), []);
    assert.deepEqual(
      told(similarNames, codes([0, 3, 3, 2])).map(({ names, counts, groups }) => [names, counts, groups]),
      [['“RED”, “red”', '2, 1', 1]],
    );
  });
});

describe('numbers that mean a missing cell', () => {
  const isMark = (value: number): boolean => {
    const values = Float64Array.from([value, value, 1, 1.5, 2, 2.5, 3]);
    return missingMarks(values, summarizeNumbers(values)).length > 0;
  };

  it('are nines, three eights or sevens, bounds of number types, and what weather data are filled with', () => {
    const either = [
      ...[99, 999, 9999, 99.9, 9999.99, 888, 8888, 777, 77_777],
      ...[32_767, 65_535, 2_147_483_647, 4_294_967_295],
      ...[1e20, 1e30, 1e36, 3.4028234663852886e38, 9.969209968386869e36, 1.7976931348623157e308],
    ];
    for (const value of either) assert.deepEqual([isMark(value), isMark(-value)], [true, true], `${value}`);
    assert.deepEqual([isMark(-32_768), isMark(-2_147_483_648)], [true, true]);
    assert.deepEqual([isMark(32_768), isMark(2_147_483_648)], [false, false]);
    for (const value of [9, 9.9, 88, 77, 98, 998, 1000, 99.8, 8888.8, 1e19, 1e21]) assert.equal(isMark(value), false);
  });
});
