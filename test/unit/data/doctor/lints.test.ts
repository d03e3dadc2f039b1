import assert from 'node:assert/strict';
import { constantColumn } from '../../../../src/data/doctor/constant-column';
import { listLines, listNames, percent, rounded } from '../../../../src/data/doctor/finding';
import { majorityClass } from '../../../../src/data/doctor/majority-class';
import { nearConstantColumn } from '../../../../src/data/doctor/near-constant-column';
import { rareClass } from '../../../../src/data/doctor/rare-class';
import { similarNames } from '../../../../src/data/doctor/similar-names';
import { type Lint, studyData } from '../../../../src/data/doctor/study';
import { unscaledColumns } from '../../../../src/data/doctor/unscaled-columns';
import type { ExaminedData } from '../../../../src/data/doctor/view';
import { type Cells, dataOf } from './tables';

/** What a lint says of a table of these columns, whose target is `y`. */
const said = (lint: Lint, columns: Readonly<Record<string, Cells>>, properties: Partial<ExaminedData> = {}) =>
  lint(studyData(dataOf({ columns, targets: ['y'] }, properties))).map(({ message, rows }) => ({
    code: message.code,
    ...message.args,
    ...(rows && { at: rows.lines }),
  }));
const times = (count: number, cell: number | string | null): Cells =>
  new Array<number | string | null>(count).fill(cell);

describe('the words and numbers of findings', () => {
  it('are few, and shares are rounded towards the middle', () => {
    assert.deepEqual(
      [listNames(['a', 'b', 'c', 'd']), listNames(['a', 'b', 'c', 'd', 'e'])],
      ['a, b, c, d', 'a, b, c, d, …'],
    );
    const lines = { file: 'training', lines: [3, 5] } as const;
    assert.deepEqual([listLines({ ...lines, count: 2 }), listLines({ ...lines, count: 3 })], ['3, 5', '3, 5, …']);
    assert.deepEqual(
      [percent(0.5), percent(0.9999), percent(0.0001), percent(0.29), percent(0.57), percent(1)],
      [50, 99.9, 0.1, 29, 57, 100],
    );
    assert.deepEqual([rounded(123456), rounded(0.123456)], [123_500, 0.1235]);
  });
});

describe('features without a scale', () => {
  const unscaled: Partial<ExaminedData> = { isScaled: false };
  const ranges = (a: Cells, b: Cells, properties = unscaled) =>
    said(unscaledColumns, { a, b, y: ['u', 'v', 'u'] }, properties).map(({ code }) => code);

  it('are a fault where one is a hundred times another, or over 200', () => {
    assert.deepEqual(ranges([0, -100, 5], [1, 0, 0.5]), ['unscaled-columns']);
    assert.deepEqual(
      [ranges([0, 99, 5], [1, 0, 0.5]), ranges([0, 199, 5], [100, 0, 0.5]), ranges([0, 100, 5], [1, 0, 0], {})],
      [[], [], []],
    );
    assert.deepEqual(
      [ranges([0, 200, 5], [100, 0, 0.5]), ranges([0, 150, 5], [3, 3, 3])],
      [['unscaled-columns-large'], []],
    );
    assert.deepEqual(
      [ranges([0, 100, 5], ['p', 'q', 'p']), ranges([0, 99, 5], ['p', 'q', 'p'])],
      [['unscaled-columns-categories'], []],
    );
    const [found] = said(unscaledColumns, { a: [0, -100, 5], b: [1, 0, 0.5], y: ['u', 'v', 'u'] }, unscaled);
    assert.deepEqual(found, {
      code: 'unscaled-columns',
      widest: 'a',
      least: -100,
      largest: 5,
      narrowest: 'b',
      low: 0,
      high: 1,
    });
  });
});

describe('classes', () => {
  const classes = (lint: Lint, counts: readonly number[], properties: Partial<ExaminedData> = {}) =>
    said(
      lint,
      { a: counts.flatMap((count, k) => times(count, k)), y: counts.flatMap((count, k) => times(count, `c${k}`)) },
      properties,
    );

  it('have a majority from nine tenths on', () => {
    const facts = {
      code: 'majority-class',
      column: 'y',
      class: 'c1',
      examples: 90,
      present: 100,
      percent: 90,
      accuracy: 0.9,
    };
    assert.deepEqual(classes(majorityClass, [10, 90]), [facts]);
    assert.deepEqual(
      [
        classes(majorityClass, [11, 89]),
        classes(majorityClass, [0, 90]),
        classes(majorityClass, [10, 90], { weighsClasses: true }),
      ],
      [[], [], []],
    );
  });

  it('are rare below a tenth of an equal share, of three at least', () => {
    const rare = (...counts: readonly number[]) =>
      classes(rareClass, counts).map(({ code, ...facts }) => [code, 'names' in facts && facts.names]);
    assert.deepEqual([rare(1, 29, 30), rare(2, 28, 30), rare(1, 99)], [[['rare-class', 'c0']], [], []]);
    assert.deepEqual(rare(60, 2, 1, 57), [['rare-class-several', 'c2, c1']]);
    assert.deepEqual(classes(rareClass, [1, 29, 30], { weighsClasses: true }), []);
    const [found] = classes(rareClass, [1, 29, 30]);
    assert.deepEqual(found, {
      code: 'rare-class',
      column: 'y',
      at: [2],
      lines: '2',
      count: 1,
      classes: 3,
      names: 'c0',
      rare: 1,
      examples: 1,
      rarest: 'c0',
      percent: 1.667,
      equal: 33.4,
    });
  });
});

describe('a feature with one value', () => {
  const y = (m: number): Cells => Array.from({ length: m }, (_, i) => (i % 2 ? 'u' : 'v'));

  it('in all rows is a fault, but for rounding', () => {
    const constant = (a: Cells) => said(constantColumn, { a, y: y(a.length) }).map(({ code }) => code);
    assert.deepEqual(
      [constant([3, 3]), constant([3]), constant([3, null]), constant([3, 4])],
      [['constant-column'], [], [], []],
    );
    assert.deepEqual(
      [constant([0.3, 0.1 + 0.2]), constant([3, null, 3])],
      [['constant-column-rounding'], ['constant-column']],
    );
    assert.deepEqual(
      [constant(['p', 'p']), constant(['p', 'p', null]), constant(['p', 'q'])],
      [['constant-column'], [], []],
    );
  });

  it('that is the lower end of half of 16 columns at least is none', () => {
    const columns = (count: number, same: number) => ({
      ...Object.fromEntries(
        Array.from({ length: count - 1 }, (_, k) => [`c${k}`, k < same - 1 ? [0, k + 1] : [9, k + 20]]),
      ),
      a: [0, 0],
      y: y(2),
    });
    const found = (count: number, same: number) => said(constantColumn, columns(count, same)).length;
    assert.deepEqual([found(16, 8), found(16, 7), found(15, 15)], [0, 1, 1]);
  });

  it('in nearly all rows is a hint: all but one of 50, or of a thousand each', () => {
    const near = (m: number, other: number, cell: number | string = 7, rest: number | string = 9) => {
      const a = [...times(m - other, cell), ...times(other, rest)];
      return said(nearConstantColumn, { a, b: a.map((_, i) => i * i), y: y(m) });
    };
    assert.deepEqual(
      [near(50, 1).length, near(49, 1).length, near(2000, 2).length, near(1999, 2).length, near(50, 0).length],
      [1, 0, 1, 0, 0],
    );
    const facts = { code: 'near-constant-column', column: 'a', lines: '51', count: 1, same: 49, present: 50, at: [51] };
    assert.deepEqual([near(50, 1), near(50, 1, 'p', 'q')], [[{ ...facts, value: 7 }], [{ ...facts, value: 'p' }]]);
  });
});

describe('names that differ little', () => {
  const similar = (counts: Readonly<Record<string, number>>) =>
    said(similarNames, {
      a: Object.entries(counts).flatMap(([name, count]) => times(count, name)),
      y: Object.values(counts).flatMap((count) => times(count, 1)),
    });
  const count = (counts: Readonly<Record<string, number>>): number => similar(counts).length;

  it('in case, width or blanks are one name, but for short codes', () => {
    const facts = {
      code: 'similar-names',
      column: 'a',
      at: [2, 3],
      lines: '2, 3',
      count: 2,
      names: '“Red”, “red ”',
      counts: '3, 2',
      groups: 1,
      name: 'Red',
    };
    assert.deepEqual(similar({ 'red ': 2, tan: 9, Red: 3 }), [facts]);
    // Short names that are about equally frequent are codes.
    assert.deepEqual(
      [count({ AA: 2, Aa: 1, b: 9 }), count({ AA: 3, Aa: 1, b: 9 }), count({ AAA: 2, AAa: 1, b: 9 })],
      [0, 1, 1],
    );
    const spellings = (names: readonly string[]) =>
      count({ ...Object.fromEntries(names.map((name) => [name, 2])), other: 20 });
    assert.deepEqual([spellings(['abc', 'Abc', 'aBc', 'abC']), spellings(['abc', 'Abc', 'aBc', 'abC', 'ABC'])], [1, 0]);
  });

  it('are told with the largest group first, and letters that differ in case are none', () => {
    const [found] = similar({ red: 5, Red: 1, tan: 6, Tan: 1, b: 9 });
    assert.deepEqual(
      [found && 'names' in found && found.names, found && 'groups' in found && found.groups],
      ['“tan”, “Tan”', 2],
    );
    assert.deepEqual([count({ a: 5, A: 1, b: 5, B: 1, c: 5, C: 1 }), count({ a: 5, A: 1, b: 5, B: 1, c: 9 })], [0, 1]);
  });

  it('may be those of classes', () => {
    const [found] = said(similarNames, { a: [1, 2, 3, 4], y: ['yes', 'Yes', 'yes', 'no'] });
    assert.equal(found?.code, 'similar-names-classes');
  });
});

describe('what a column is to the lints', () => {
  it('depends on whether it is the only feature, and whether the file has names', () => {
    const counter: Cells = Array.from({ length: 12 }, (_, i) => i + 5);
    const other: Cells = counter.map((_, i) => (i * 7) % 5);
    const roles = (columns: Readonly<Record<string, Cells>>) =>
      studyData(dataOf({ columns: { ...columns, y: other }, targets: ['y'] })).features.map(({ role }) => role);
    const first = counter.map((_, i) => i);
    assert.deepEqual([roles({ a: first }), roles({ a: first, b: other })], [['values'], ['row-number', 'values']]);
    assert.deepEqual(
      [roles({ '': counter, b: other }), roles({ a: counter, b: other })],
      [
        ['row-number', 'values'],
        ['row-number', 'values'],
      ],
    );
  });
});
