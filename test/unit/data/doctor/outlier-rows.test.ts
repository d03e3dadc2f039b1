import assert from 'node:assert/strict';
import { outlierRows } from '../../../../src/data/doctor/outlier-rows';
import { studyData } from '../../../../src/data/doctor/study';
import { Pcg64 } from '../../../../src/numerics/pcg64';
import { type Cells, dataOf } from './tables';

const range = (m: number): readonly number[] => Array.from({ length: m }, (_, i) => i);
const random = new Pcg64(4104, 0);
const drawn = Float64Array.from({ length: 40_000 }, () => random.uniform());
/** The i-th of some numbers from 0 to 1. */
const fraction = (i: number): number => drawn[i] ?? Number.NaN;

interface Found extends Readonly<Record<string, unknown>> {
  readonly code: string;
  readonly rows: readonly number[] | undefined;
}

const found = (columns: Readonly<Record<string, Cells>>, targets: readonly string[] = []): readonly Found[] =>
  outlierRows(studyData(dataOf({ columns, targets }))).map(({ message, column, rows }) => ({
    code: message.code,
    ...message.args,
    at: column?.name,
    rows: rows?.lines,
  }));

/** Points on a circle, not quite evenly, and further ones; distances to neighbours are all alike. */
function circle(m: number, ...further: readonly (readonly [number, number])[]) {
  const points = range(m).map((i): readonly [number, number] => {
    const t = (2 * Math.PI * (i + 0.02 * fraction(i))) / m;
    return [Math.cos(t), Math.sin(t)];
  });
  const all = [...points, ...further];
  return { x: all.map(([x]) => x), y: all.map(([, y]) => y) };
}

/** By definition: each row's distance to its k-th nearest, in units of the quartiles' distance of each column. */
function distances(columns: readonly (readonly number[])[], k: number): readonly number[] {
  const units = columns.map((cells) => {
    const sorted = [...cells].sort((a, b) => a - b);
    const quartile = (part: number) => sorted[Math.floor(part * (cells.length - 1))] ?? 0;
    return quartile(0.75) - quartile(0.25);
  });
  const between = (a: number, b: number) =>
    Math.hypot(...columns.map((cells, c) => ((cells[a] ?? 0) - (cells[b] ?? 0)) / (units[c] ?? 1)));
  const rows = range(columns[0]?.length ?? 0);
  return rows.map(
    (a) =>
      rows
        .filter((b) => b !== a)
        .map((b) => between(a, b))
        .sort((p, q) => p - q)[k - 1] ?? 0,
  );
}

describe('rows that are far from all others', () => {
  const line = (m: number) => range(m).map((i) => i + 0.3 * fraction(i));

  it('are told with how far they are, of how many rows, and where', () => {
    for (const [m, k] of [
      [40, 4],
      [41, 4],
      [400, 10],
    ] as const) {
      const a = [...line(m - 1), 3000];
      const b = a.map((_, i) => 700 * fraction(7 * i));
      const scores = distances([a, b], k);
      const typical = [...scores].sort((p, q) => q - p)[m >> 1] ?? 0;
      assert.deepEqual(found({ b, a }), [
        {
          code: 'outlier-rows',
          column: 'a',
          line: m + 1,
          lines: String(m + 1),
          count: 1,
          times: Number(((scores[m - 1] ?? 0) / typical).toPrecision(4)),
          value: 3000,
          least: Number((a[0] ?? 0).toPrecision(4)),
          largest: Number((a[m - 2] ?? 0).toPrecision(4)),
          at: 'a',
          rows: [m + 1],
        },
      ]);
    }
    const [below] = found({ a: [-3000, ...line(39)] });
    assert.deepEqual([below?.code, below?.rows], ['outlier-rows', [2]]);
  });

  it('are five times as far as most at least', () => {
    const scores = (h: number) => distances([circle(100, [h, 0]).x, circle(100, [h, 0]).y], 10);
    const times = (h: number) => {
      const [far = 0, ...others] = [...scores(h)].reverse();
      return far / ([...others, far].sort((p, q) => q - p)[50] ?? 0);
    };
    let [near, enough] = [1, 4];
    for (let step = 0; step < 20; step++) {
      const middle = (near + enough) / 2;
      if (times(middle) < 5) near = middle;
      else enough = middle;
    }
    assert.equal(found(circle(100, [enough + 1e-6, 0])).length, 1);
    assert.equal(found(circle(100, [near - 1e-6, 0])).length, 0);
    assert.ok(enough > 2 && enough < 4, `${enough}`);
  });

  it('are a group of less than a tenth of the rows, of three where there are few', () => {
    const group = (m: number, size: number) => {
      const near = line(m - size);
      return found({ a: [...near, ...range(size).map((i) => 1e9 + fraction(i))] })[0]?.count ?? 0;
    };
    assert.deepEqual([group(29, 1), group(30, 1), group(30, 3), group(30, 4)], [0, 1, 3, 0]);
    assert.deepEqual([group(40, 4), group(40, 5), group(49, 5)], [4, 0, 0]);
  });

  it('are the first five by name, in the order of how far they are, equal ones in that of the file', () => {
    const [first] = found({
      a: [...line(200), 1e6, 1e7, ...range(198).map((i) => 200 + i + 0.3 * fraction(i)), 1e5, 1e9, 1e8, 1e4],
    });
    assert.deepEqual(
      [first?.count, first?.rows, first?.lines],
      [6, [403, 404, 203, 202, 402], '403, 404, 203, 202, 402, …'],
    );
    const [twins] = found({ a: [...line(30), 1e6, ...line(30).map((v) => 30 + v), 1e6] });
    assert.deepEqual(twins?.rows, [32, 63]);
  });

  it('may be far in no column, but in how their values combine', () => {
    assert.deepEqual(
      found(circle(400, [0, 0])).map(({ code, rows }) => [code, rows]),
      [['outlier-rows-combination', [402]]],
    );
    // Least in one column and largest in the other, as no other row is, but as some row is in each.
    const diagonal = line(400);
    const a = [...diagonal, diagonal[0] ?? 0];
    const b = [...diagonal, diagonal[399] ?? 0];
    assert.deepEqual(
      found({ a, b }).map(({ code, column }) => [code, column]),
      [['outlier-rows-combination', 'a']],
    );
  });

  it('are told with the column in which they are farthest from any other value, in its own unit', () => {
    const wide = line(100).map((value) => 1e6 * value);
    const [first] = found({ far: [...line(99), 3e9], wide });
    const [last] = found({ wide, far: [...line(99), 3e9] });
    assert.deepEqual([first?.column, last?.column], ['far', 'far']);
    assert.equal(found({ a: [...line(99), 3e9], twin: [...line(99), 3e9] })[0]?.column, 'a');
  });

  it('are looked for in columns with ten values at least, none of which most cells have', () => {
    const counts = (distinct: number) => [...range(99).map((i) => i % (distinct - 1)), 500];
    const beside = { a: line(100) };
    assert.deepEqual([found({ ...beside, c: counts(10) }).length, found({ ...beside, c: counts(9) }).length], [1, 0]);
    const mostly = range(100).map((i) => (i < 51 ? 0 : i === 99 ? 5e9 : i));
    const half = mostly.map((value, i) => (i === 0 ? -1 : value));
    assert.deepEqual([found({ ...beside, c: mostly }).length, found({ ...beside, c: half }).length], [0, 1]);
  });

  it('are looked for in a thousand columns together at most, and in each alone', () => {
    const columns = (count: number) =>
      Object.fromEntries(
        range(count).map((k) => [`c${k}`, range(30).map((i) => (k === 3 && i === 4 ? 1e9 : fraction(30 * k + i)))]),
      );
    const isTogether = (count: number) => found(columns(count)).map(({ times }) => times !== undefined);
    assert.deepEqual([isTogether(1000), isTogether(1001)], [[true], [false]]);
  });

  it('are told by their column alone where most rows are as near to others as can be', () => {
    const repeated = range(240).map((i) => Math.floor(i / 12) - 50);
    const isTogether = (a: Cells) => found({ a }).map(({ times }) => times !== undefined);
    assert.deepEqual(isTogether([...repeated, ...line(159), 1e6]), [false]);
    assert.deepEqual(isTogether([...repeated.slice(0, 180), ...line(219), 1e6]), [true]);
  });

  it('may lack a cell, where they have half of the others', () => {
    const lacking = range(100).map((i) => (i === 99 ? null : fraction(i)));
    const a = [...line(99), 3000];
    const isTogether = (more: Readonly<Record<string, Cells>>) =>
      found({ a, ...more }).map(({ times }) => times !== undefined);
    assert.deepEqual([isTogether({ b: lacking }), isTogether({ b: lacking, c: lacking })], [[true], [false]]);
  });
});

describe('rows that are far from all others, among thousands', () => {
  const m = 2500;
  const line = range(m).map((i) => i + 0.3 * fraction(i));
  const far = (rows: readonly number[]) =>
    found({ a: line.map((value, row) => (rows.includes(row) ? 1e9 + fraction(row) : value)) }).flatMap(
      ({ rows: lines }) => lines ?? [],
    );

  it('are found wherever they are, whether they are in the sample or not', () => {
    for (const row of [0, 1, 2, 1200, 2499]) assert.deepEqual(far([row]), [row + 2]);
  });

  it('are none where they are ten neighbours of each other in all rows, though the sample has fewer', () => {
    assert.deepEqual(far(range(11).map((i) => 200 * i)), []);
    assert.equal(far(range(9).map((i) => 200 * i)).length, 5);
  });
});

describe('cells that are no part of their column’s tail', () => {
  const normal = range(200).map(() => random.normal());
  const slipped = (row: number, factor: number) =>
    normal.map((value, i) => (i === row ? factor : 1) * (10 + 2 * value));

  it('are found in either tail, in the target too, and infinite ones are none', () => {
    const b = normal.map((_, i) => (i * 7) % 23);
    assert.deepEqual(
      found({ a: slipped(17, 10), b }).map(({ rows, at }) => [rows, at]),
      [[[19], 'a']],
    );
    assert.deepEqual(
      found({ a: slipped(17, -10), b }).map(({ rows }) => rows),
      [[19]],
    );
    assert.deepEqual(
      found({ b, y: slipped(30, 10) }, ['y']).map(({ rows, at }) => [rows, at]),
      [[[32], 'y']],
    );
    assert.deepEqual(found({ a: slipped(17, 1), b }), []);
    assert.deepEqual(found({ a: slipped(17, Infinity), b }), []);
  });

  it('are rows off the line that two columns have in common, between its ends, each within its range', () => {
    const a = normal.map((value, i) => (i === 9 ? 1.2 : value));
    const on = (row: number, by: number) =>
      found({ a, b: a.map((value, i) => 5 - 2 * value + 0.02 * fraction(i) + (i === row ? by : 0)) });
    assert.deepEqual(on(-1, 0), []);
    const [off, ...others] = on(9, 2);
    assert.deepEqual([off?.code, off?.rows, off?.at, off?.by, others.length], ['outlier-rows-line', [11], 'b', 'a', 0]);
    assert.ok(Math.abs(Number(off?.wanted) - 2.6) < 0.1, `${off?.wanted}`);
    const end = a.indexOf(Math.max(...a));
    assert.deepEqual(on(end, -2), [], 'a bend at its end is none');
  });
});
