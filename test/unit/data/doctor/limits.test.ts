import assert from 'node:assert/strict';
import { decidesByThreshold } from '../../../../src/data/doctor/class-ranges';
import { decidesByValue } from '../../../../src/data/doctor/class-values';
import { isLine } from '../../../../src/data/doctor/line';
import { missingMarks, withoutMarks } from '../../../../src/data/doctor/missing-marks';
import { mostFrequent } from '../../../../src/data/doctor/most-frequent';
import { distanceToNearest } from '../../../../src/data/doctor/nearest-rows';
import { firstsOf } from '../../../../src/data/doctor/row-groups';
import { countsRows, namesRows } from '../../../../src/data/doctor/row-names';
import { scoresApart } from '../../../../src/data/doctor/separated-scores';
import type { CategoryColumn, NumberColumn } from '../../../../src/data/doctor/view';
import { summarizeCategories } from '../../../../src/data/statistics/category-summary';
import { summarizeNumbers } from '../../../../src/data/statistics/number-summary';

const range = (m: number): readonly number[] => Array.from({ length: m }, (_, i) => i);
const numbers = (values: readonly number[], name = 'a'): NumberColumn => ({
  kind: 'number',
  name,
  number: 1,
  isNamed: name !== '',
  values: Float64Array.from(values),
});
const texts = (codes: readonly number[], count = Math.max(...codes) + 1): CategoryColumn => ({
  kind: 'category',
  name: 'c',
  number: 2,
  isNamed: true,
  codes: Int32Array.from(codes),
  texts: range(count).map((k) => `t${k}`),
});

describe('a line through points', () => {
  const line = (x: readonly number[], y: readonly number[]): boolean =>
    isLine(Float64Array.from(x), Float64Array.from(y));

  it('is one from ten points on, but for rounding, whatever its slope', () => {
    const ten = range(10);
    assert.deepEqual(
      [
        line(
          ten,
          ten.map((v) => 7 - 3 * v),
        ),
        line(range(9), range(9)),
        line(
          ten,
          ten.map(() => 4),
        ),
        line(
          ten.map(() => 4),
          ten,
        ),
      ],
      [true, false, false, false],
    );
    // Residuals orthogonal to the line leave a share of about 0.0306 ε² of the variance.
    const bent = (by: number) =>
      line(
        ten,
        ten.map((v) => 50 + v + by * ([1, -1, -1, 1][v % 4] ?? 0)),
      );
    assert.deepEqual([bent(0.0025), bent(0.0035)], [true, false]);
    const lacking = [...ten.map((v) => 2 * v), Number.NaN, 5];
    assert.deepEqual([line([...ten, 3, Number.NaN], lacking), line([...range(9), Number.NaN], ten)], [true, false]);
  });
});

describe('a threshold that decides the class', () => {
  const decides = (values: readonly number[], codes: readonly number[]): boolean =>
    decidesByThreshold(Float64Array.from(values), texts(codes));
  const halves = (m: number, first = m / 2) =>
    decides(
      range(m),
      range(m).map((v) => Number(v >= first)),
    );

  it('is in 200 rows, 20 of each class', () => {
    assert.deepEqual([halves(200), halves(199), halves(200, 20), halves(200, 19)], [true, false, true, false]);
    assert.ok(
      decides(
        range(240),
        range(240).map((v) => Math.floor(v / 80)),
      ),
    );
    // One of three classes has no row.
    assert.ok(
      decides(
        range(200),
        range(200).map((v) => (v < 100 ? 0 : 2)),
      ),
    );
    assert.ok(decides([...range(200), 500], [...range(200).map((v) => Number(v < 100)), -1]));
  });

  it('is none where the classes share a value or one lacks it', () => {
    const codes = range(201).map((v) => Number(v >= 100));
    assert.deepEqual(
      [
        decides(range(201), codes),
        decides(
          range(201).map((v) => (v === 100 ? 99 : v)),
          codes,
        ),
      ],
      [true, false],
    );
    assert.equal(
      decides(
        range(201).map((v) => (v === 7 ? Number.NaN : v)),
        codes,
      ),
      false,
    );
    assert.equal(
      decides(
        range(200),
        range(200).map(() => 0),
      ),
      false,
    );
  });

  it('has values near it, at least 0.7 of as many as elsewhere', () => {
    // 36 values of 400 are near, of which 25.2 are needed.
    const moved = (count: number) =>
      decides(
        range(400).map((v) => (v >= 182 && v < 182 + count ? 300.5 : v)),
        range(400).map((v) => Number(v >= 200 || (v >= 182 && v < 182 + count))),
      );
    assert.deepEqual([moved(0), moved(10), moved(11)], [true, true, false]);
  });
});

describe('values that decide the class', () => {
  const decides = (values: readonly number[], codes: readonly number[], features = 1): boolean =>
    decidesByValue(numbers(values), texts(codes, 2), features);
  const alternating = range(16).map((i) => i % 4);

  it('are two numbers a class at most, four rows a value at least', () => {
    const codes = alternating.map((v) => v % 2);
    assert.deepEqual([decides(alternating, codes), decides(alternating.slice(1), codes.slice(1))], [true, false]);
    assert.equal(decides([...alternating, ...alternating, 9, 9, 9, 9], [...codes, ...codes, 0, 0, 0, 0]), false);
    // As likely by chance as one of two features.
    assert.equal(decides(alternating, codes, 2), false);
    assert.equal(decides([...alternating, 0], [...codes, 1]), false);
    assert.equal(
      decides(
        alternating,
        alternating.map(() => 0),
      ),
      false,
    );
    assert.ok(decides([...alternating, 9], [...codes, -1]));
  });

  it('are 200 texts at most, a missing one among them', () => {
    const feature = (count: number) =>
      texts(
        range(4 * count).map((i) => (i % count) - 1),
        count,
      );
    const target = (count: number) => texts(range(4 * count).map((i) => (i % count) % 2));
    assert.deepEqual(
      [200, 201].map((count) => decidesByValue(feature(count), target(count), 1)),
      [true, false],
    );
  });
});

describe('numbers that mean a missing cell', () => {
  const marks = (...values: readonly number[]) => {
    const all = Float64Array.from(values);
    return missingMarks(all, summarizeNumbers(all)).map(({ value, count, least, largest }) => [
      value,
      count,
      least,
      largest,
    ]);
  };

  it('occur twice, beside five others that are not all the same', () => {
    assert.deepEqual(marks(-999, -999, 1, 2, 3, 4, 5), [[-999, 2, 1, 5]]);
    assert.deepEqual(
      [marks(999, 1, 2, 3, 4, 5), marks(-999, -999, 1, 2, 3, 4), marks(-999, -999, 1, 1, 1, 1, 1)],
      [[], [], []],
    );
    assert.deepEqual(marks(Number.NaN, 9999.9, 9999.9, 1, 2, 3, 4, 5), [[9999.9, 2, 1, 5]]);
  });

  it('are as far away as the others are apart, those of two digits five times as far', () => {
    const others = (least: number, step: number) => range(5).map((k) => least + step * k);
    assert.deepEqual(
      [marks(999, 999, ...others(0, 124.875)).length, marks(999, 999, ...others(0, 125)).length],
      [1, 0],
    );
    assert.deepEqual(
      [
        marks(99, 99, ...others(71, 1)).length,
        marks(99, 99, ...others(75, 1)).length,
        marks(99, 99, ...others(76, 1)).length,
      ],
      [1, 1, 0],
    );
    // The only negative number below −98 needs no distance.
    assert.deepEqual([marks(-99, -99, ...others(0, 250)).length, marks(-99, -99, ...others(-1, 250)).length], [1, 0]);
  });

  it('occur once where they are the only negative number, as far from the others as those range', () => {
    assert.deepEqual(marks(-999, 1, 2, 3, 4, 5), [[-999, 1, 1, 5]]);
    const others = (to: number) => range(6).map((k) => (k * to) / 5);
    assert.deepEqual([marks(-99, ...others(99)).length, marks(-99, ...others(100)).length], [1, 0]);
    assert.deepEqual([marks(-999, -1, 2, 3, 4, 5), marks(-98, 1, 2, 3, 4, 5)], [[], []]);
  });

  it('are none among prices, nor within ten times a long tail', () => {
    const priced = [4.99, 7.99, 8.5, 12.5, 6.49, 9];
    assert.deepEqual(
      [marks(999, 999, ...priced).length, marks(999, 999, ...priced.map((v) => v + 0.02)).length],
      [0, 1],
    );
    const tail = [1, 2, 2.5, 3, 4, 5, 6, 12, 20, 300];
    const far = [...tail.slice(0, -1), 30, 40, 60, 90.5];
    assert.deepEqual(
      [marks(999, 999, ...tail).length, marks(9999, 9999, ...far).length, marks(777, 777, ...far).length],
      [0, 1, 0],
    );
  });

  it('are four a column at most, and are taken out together', () => {
    const values = [...range(6), 777, 777, 888, 888, 999, 999, 9999, 9999, 99_999, 99_999];
    const all = Float64Array.from(values);
    const found = missingMarks(all, summarizeNumbers(all));
    assert.deepEqual(
      found.map(({ value }) => value),
      [99_999, 9999],
    );
    assert.deepEqual([...withoutMarks(all, found)].filter(Number.isNaN).length, 4);
    assert.equal(withoutMarks(all, []), all);
    assert.deepEqual(
      marks(
        ...range(6),
        -32_768,
        -32_768,
        1e20,
        1e20,
        1e30,
        1e30,
        1e36,
        1e36,
        1.7976931348623157e308,
        1.7976931348623157e308,
      ).map(([value]) => value),
      [1.7976931348623157e308, 1e36, 1e30, 1e20],
    );
  });
});

describe('a column that tells rows apart', () => {
  const counts = (
    values: readonly number[],
    name = 'a',
    isOnly = false,
    fileHasNames = true,
    lineOf = (row: number): number => row + 2,
  ): boolean => {
    const column = numbers(values, name);
    return countsRows(column, summarizeNumbers(column.values), { isOnly, fileHasNames, lineOf });
  };
  const from = (first: number, m = 10) => range(m).map((i) => first + i);
  const shuffled = (values: readonly number[]) => values.map((_, i) => values[(7 * i) % values.length] ?? 0);

  it('counts them by its name, or without one, in any order', () => {
    const ids = shuffled(from(7));
    assert.deepEqual(
      [counts(ids, 'id', true), counts(ids, '', true), counts(ids, '', false, false), counts(ids)],
      [true, true, false, false],
    );
    assert.deepEqual([counts(from(0, 9), 'id'), counts(shuffled(from(3)), 'year_id')], [false, false]);
    // Without a name also where it grows with the lines, as the numbers of rows that are left.
    const left = from(0).map((v) => v * v);
    assert.deepEqual(
      [counts(left, ''), counts(left, 'a'), counts(left, 'id'), counts(shuffled(left), '')],
      [true, false, false, false],
    );
  });

  it('follows the lines by equal steps, from any start, beside other features and not as a time', () => {
    const tens = from(0).map((i) => 10 * i + 5);
    assert.deepEqual(
      [counts(from(0)), counts(from(41)), counts(tens), counts(from(1), 'a', true)],
      [true, true, true, false],
    );
    assert.deepEqual(
      [counts(from(1), 'year'), counts(from(1), '第几天'), counts([...from(0, 9), 10])],
      [false, false, false],
    );
    assert.deepEqual([counts([...from(0)].reverse()), counts(from(0, 9))], [false, false]);
    // Where lines are left out, so are its numbers.
    const lines = [2, 3, 5, 8, 9, 10, 14, 15, 17, 20];
    const lineOf = (row: number): number => lines[row] ?? 0;
    const following = lines.map((line) => 3 * line + 1);
    assert.deepEqual(
      [counts(following, 'a', false, true, lineOf), counts(from(0), 'a', false, true, lineOf)],
      [true, false],
    );
    const order = shuffled(range(10));
    const moved = order.map((row) => following[row] ?? 0);
    assert.ok(
      counts(moved, 'a', false, true, (row) => lines[order[row] ?? 0] ?? 0),
      'whatever the order of the rows',
    );
  });

  it('counts without a gap, copies apart', () => {
    const copied = (distinct: number) => counts([...from(0, distinct), ...from(0, 20 - distinct)]);
    assert.deepEqual([copied(18), copied(17)], [true, false]);
    assert.deepEqual(
      [counts([...from(0, 15), 7, ...from(15, 15)]), counts([...from(0, 15), ...from(16, 15)])],
      [true, false],
    );
    for (const values of [
      [...from(0, 9), 10],
      [...from(0, 8), 9, 9],
      [...from(0, 9), Number.NaN],
      [...from(0, 9), 8.5],
    ]) {
      assert.equal(counts(values), false);
    }
  });

  it('names them where nearly all values differ', () => {
    const named = (codes: readonly number[]) => namesRows(texts(codes), summarizeCategories(texts(codes)));
    assert.deepEqual(
      [named([...range(9), 0]), named([...range(8), 0, 1]), named(range(9)), named([...range(9), -1])],
      [true, false, false, false],
    );
    const ofNumbers = (values: readonly number[], name = 'user id') => {
      const column = numbers(values, name);
      return namesRows(column, summarizeNumbers(column.values));
    };
    const spread = (m: number, distinct: number) => range(m).map((i) => 3 * (i % distinct));
    assert.deepEqual(
      [ofNumbers(spread(10, 9)), ofNumbers(spread(10, 8)), ofNumbers(spread(10, 9), 'mass')],
      [true, false, false],
    );
    assert.deepEqual(
      [ofNumbers(spread(2000, 1800)), ofNumbers(spread(2000, 1799)), ofNumbers(range(10).map((i) => i / 2))],
      [true, false, false],
    );
  });
});

describe('values, rows and scores', () => {
  it('have a most frequent one where more than half are the same', () => {
    assert.deepEqual(mostFrequent(numbers([1, 2, 2, 2, Number.NaN, Number.NaN])), { value: 2, count: 3 });
    assert.equal(mostFrequent(numbers([1, 2, 2, 1])), undefined);
    assert.deepEqual(mostFrequent(texts([0, 1, 1, -1])), { value: 't1', count: 2 });
    assert.equal(mostFrequent(texts([0, 1, 1, 0])), undefined);
  });

  it('are equal where both halves of their hashes are', () => {
    const hashes = { low: Int32Array.of(1, 1, 2, 1, 2, 1), high: Int32Array.of(5, 6, 5, 5, 5, 5) };
    assert.deepEqual([...firstsOf(hashes, 6)], [0, 1, 2, 0, 2, 0]);
    assert.deepEqual([...firstsOf(hashes, 4)], [0, 1, 2, 0]);
  });

  it('are as far from the k-th nearest row as the columns say that both have', () => {
    const a = { values: [0, 1, 3, 7], factor: 1 };
    const near = (k: number, columns = [a], row = 0, count = 4) => distanceToNearest(columns, row, count, k);
    assert.deepEqual([near(1), near(2), near(3), near(4)], [1, 3, 7, Number.NaN]);
    assert.deepEqual(
      [near(2, [{ ...a, values: [7, 3, 1, 0] }], 3), near(1, [{ ...a, factor: 2 }]), near(1, [a], 3, 2)],
      [3, 2, 6],
    );
    const b = { values: [Number.NaN, 0, 0, 0], factor: 1 };
    assert.deepEqual([near(1, [a, b]), near(1, [a, b, b]), near(1, [a, b], 1)], [Math.SQRT2, Number.NaN, 2]);
    assert.equal(near(1, [a, { values: [0, 4, 4, 0], factor: 0.5 }]), Math.sqrt(5));
  });

  it('are apart from a tail that falls as a power only where they are far above it', () => {
    const tail = range(40).map((j) => (41 / (j + 1)) ** (1 / 3));
    const apart = (...scores: readonly number[]): number => scoresApart(Float64Array.from(scores));
    const far = (count: number) => range(count).map((k) => 1e6 * (count - k));
    assert.deepEqual(
      [apart(...tail), apart(...far(1), ...tail), apart(...far(3), ...tail), apart(...far(9), ...tail)],
      [0, 1, 3, 0],
    );
    // Too few scores, whole numbers, zeros.
    assert.deepEqual(
      [apart(...far(1), ...tail.slice(0, 14)), apart(1e6, ...tail.map(() => 1)), apart(1e6, ...range(40).map(() => 0))],
      [0, 0, 0],
    );
  });
});
