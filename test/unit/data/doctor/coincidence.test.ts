import assert from 'node:assert/strict';
import { copiesAmong, isOfFew, testedColumns } from '../../../../src/data/doctor/coincidence';
import { independentColumns } from '../../../../src/data/doctor/dependent-columns';
import { logFactorial } from '../../../../src/data/doctor/log-factorial';
import { chanceOfAtLeast } from '../../../../src/data/doctor/poisson';
import { chancesOf } from '../../../../src/data/doctor/row-chance';
import { firstsOf } from '../../../../src/data/doctor/row-groups';
import { emptyHashes } from '../../../../src/data/doctor/row-hashes';
import { RowSource } from '../../../../src/data/doctor/row-source';
import { likenessOf, stepOf } from '../../../../src/data/doctor/value-chance';
import { Pcg64 } from '../../../../src/numerics/pcg64';
import { type Cells, tableOf } from './tables';

const seed = 6021;
const range = (m: number): readonly number[] => Array.from({ length: m }, (_, i) => i);

/** The rows of these columns, with their hashes and the first row that equals each. */
function compared(columns: readonly Cells[]) {
  const table = tableOf({ columns: Object.fromEntries(columns.map((cells, k) => [`c${k}`, cells])), targets: [] });
  const source = new RowSource(
    table,
    undefined,
    table.features.map((_, index) => ({ of: 'features', index }) as const),
  );
  const hashes = emptyHashes(table.m);
  for (const k of columns.keys()) source.add(hashes, k);
  return { source, hashes, firsts: firstsOf(hashes, table.m) };
}

/** The rows that are told as copies. */
function copiesIn(columns: readonly Cells[]): readonly number[] {
  const { source, hashes, firsts } = compared(columns);
  const found = copiesAmong(source, hashes, firsts);
  return range(firsts.length).filter((row) => (found?.[row] ?? row) !== row);
}

/** Whole numbers of a column that is drawn evenly from so many. */
const drawn = (random: Pcg64, m: number, values: number): readonly number[] =>
  range(m).map(() => random.integer(values));

describe('the step of a number', () => {
  it('is the largest power of ten that it is a multiple of, as it is written', () => {
    assert.deepEqual(
      [2.35, -0.5, 4500, 7, 1e21, 1.5e-7, 120.25, 1e-7].map(stepOf),
      [0.01, 0.1, 100, 1, 1e21, 1e-8, 0.01, 1e-7],
    );
    assert.equal(stepOf(0), Infinity);
  });
});

describe('the chance of a value', () => {
  const chances = (asked: readonly number[], references: readonly number[], hasNumbers = true) =>
    [...likenessOf(Float64Array.from(asked), Float64Array.from(references), hasNumbers).chances].map((chance) =>
      Number(chance.toPrecision(3)),
    );

  it('is its share where it repeats, or is a category or missing', () => {
    assert.deepEqual(chances([1, 3], [1, 1, 1, 2, 3], false), [0.6, 0.2]);
    assert.deepEqual(chances([4, Number.NaN], [4, 4, 5, 6, Number.NaN, Number.NaN, 7, 8]), [0.25, 0.25]);
    assert.deepEqual(chances([9], [1, 2], false), [0.5], 'one that no reference has is as frequent as one row');
  });

  it('is, of one that does not, as small as its digits make it', () => {
    // Ten tenths of which each is as likely; with a digit more, ten times less.
    const tenths = range(10).map((i) => i / 2 + 0.1);
    const [inTenths = 0, inThousandths = 0] = chances([2.1, 2.101], [...tenths, 2.101]);
    assert.ok(inTenths > 0.01 && inTenths < 0.1, `${inTenths}`);
    assert.ok(inThousandths > 1e-5 && inThousandths < 3e-3, `${inThousandths}`);
    const [real = 1] = chances([0.123456789012345], [0.1, 0.2, 0.3, 0.123456789012345]);
    assert.ok(real < 1e-6, `${real}`);
  });

  it('is not smaller than how often values of as many digits repeat', () => {
    const references = [1 / 3, 1 / 3, 2 / 3, 2 / 3, 1 / 7, 1 / 11, 1 / 13, 1 / 17].map((value) =>
      Number(value.toFixed(12)),
    );
    const [known = 0] = chances([references[4] ?? 0], references);
    assert.ok(known > 0.05, `${known}`);
  });
});

describe(`the rows that equal a row by chance (seed ${seed})`, () => {
  it('are as many as are expected, in independent columns and dependent ones, but for a factor', () => {
    const random = new Pcg64(seed, 1);
    const tables: Readonly<Record<string, (m: number) => readonly Cells[]>> = {
      'three of ten values': (m) => [drawn(random, m, 10), drawn(random, m, 10), drawn(random, m, 10)],
      'two of fifty': (m) => [drawn(random, m, 50), drawn(random, m, 50)],
      'measures of one size': (m) => {
        const size = range(m).map(() => random.normal());
        return range(3).map(() => size.map((value) => Math.round(5 * value + 3 * random.normal())));
      },
    };
    for (const [name, make] of Object.entries(tables)) {
      let [pairs, expected] = [0, 0];
      for (let nth = 0; nth < 30; nth++) {
        const { source, firsts } = compared(make(120));
        const times = new Int32Array(120);
        for (const first of firsts) {
          pairs += times[first] ?? 0;
          times[first] = (times[first] ?? 0) + 1;
        }
        const distinct = firsts.filter((first, row) => first === row);
        const references = {
          rows: distinct,
          times: distinct.map((row) => times[row] ?? 0),
          scale: 1,
          background: distinct.length,
        };
        const chances = chancesOf(source, range(source.columns), distinct, references);
        expected += chances.reduce((sum, each) => sum + each, 0) / 2;
      }
      const ratio = expected / pairs;
      assert.ok(ratio > 0.4 && ratio < 8, `${name}: ${expected / 30} expected, ${pairs / 30} seen`);
    }
  });
});

describe('equal rows', () => {
  const random = new Pcg64(seed, 2);
  const real = range(60).map(() => random.normal());
  const other = range(60).map(() => random.normal());

  it('are copies where their values have many digits, in a table of three rows too', () => {
    const copied = (m: number) =>
      copiesIn([
        [...real.slice(0, m), real[1] ?? 0],
        [...other.slice(0, m), other[1] ?? 0],
      ]);
    assert.deepEqual([copied(60), copied(20)], [[60], [20]]);
    assert.deepEqual(copiesIn([real, other]), []);
  });

  it('are chance where their values are common, and copies where they are not, in one table', () => {
    // Answers that many give, and two rows of answers that nobody else gives in any column.
    const [a, b, c] = [drawn(random, 200, 9), drawn(random, 200, 9), drawn(random, 200, 3)];
    assert.deepEqual(copiesIn([a, b, c]), []);
    const rare = [71_234, 71_234];
    assert.deepEqual(copiesIn([a, b, c].map((cells) => [...cells, ...rare])), [201]);
  });

  it('are copies where each different row occurs twice, thrice … of ten at least', () => {
    const rows = (distinct: number, times: number): Cells[] => {
      const order = range(distinct * times).map((i) => i % distinct);
      return [order.map((i) => i % 4), order.map((i) => (i * 7) % 17)];
    };
    assert.deepEqual(
      [copiesIn(rows(12, 3)).length, copiesIn(rows(10, 2)).length, copiesIn(rows(9, 3)).length],
      [24, 10, 0],
    );
    assert.deepEqual(
      copiesIn([0, 1].map((k) => range(48).map((i) => ((i % 16) >> (2 * k)) & 3))),
      [],
      'all pairs, thrice',
    );
    const uneven = rows(12, 3).map((cells) => cells.slice(0, 34));
    assert.deepEqual(copiesIn(uneven), []);
  });

  it('of features are few by nature where each occurs more than 2.5 times', () => {
    const few = (times: number, more: number) => {
      const firsts = Int32Array.from([...range(20 * times).map((i) => i % 20), ...range(more)]);
      return isOfFew(Int32Array.from(firsts.keys()), firsts);
    };
    assert.deepEqual([few(2, 10), few(2, 11)], [false, true]);
  });

  it('are compared in 32 columns at most, evenly among all', () => {
    assert.deepEqual([...testedColumns(5)], range(5));
    assert.deepEqual(
      testedColumns(64),
      range(32).map((i) => 2 * i),
    );
    assert.deepEqual(testedColumns(33).slice(-2), [30, 31]);
  });
});

describe('columns that no other determines', () => {
  const independent = (...columns: readonly Cells[]): readonly number[] => {
    const { source } = compared(columns);
    return independentColumns(source, range(columns.length), Int32Array.from(range(columns[0]?.length ?? 0)));
  };

  it('are those whose values differ where another’s repeat, three times at least', () => {
    assert.deepEqual(independent([1, 1, 2, 2, 3, 3], [5, 5, 6, 6, 6, 6]), [0]);
    assert.deepEqual(independent([5, 5, 6, 6, 6, 6], [1, 1, 2, 2, 3, 3]), [1]);
    assert.deepEqual(independent([1, 1, 2, 2, 3, 4], [5, 5, 6, 6, 6, 7]), [0, 1]);
  });

  it('keep the first of two that determine each other', () => {
    assert.deepEqual(independent([1, 1, 2, 2, 3, 3], [9, 9, 7, 7, 8, 8]), [0]);
    assert.deepEqual(independent([1, 1, null, null, 3, 3], [9, 9, 7, 7, null, null]), [0]);
  });
});

describe('the chance of at least n events', () => {
  it('is that of a Poisson distribution', () => {
    const close = (n: number, mean: number, wanted: number) =>
      assert.ok(Math.abs(chanceOfAtLeast(n, mean) - wanted) < 1e-6, `${chanceOfAtLeast(n, mean)} for ${wanted}`);
    close(0, 3, 1);
    close(1, 1, 1 - 1 / Math.E);
    close(3, 2, 0.323324);
    close(18, 12, 0.062966);
    close(2, 0, 0);
    close(100, 100, 0.513299);
  });

  it('is bounded from above by (e·λ/n)^n·e^−λ for more than 100, which is 1 where more are expected', () => {
    const bound = Math.exp(101 - 80) * (80 / 101) ** 101;
    assert.ok(Math.abs(chanceOfAtLeast(101, 80) / bound - 1) < 1e-9);
    assert.ok(chanceOfAtLeast(100, 80) < bound / 3, 'the exact chance is smaller');
    assert.deepEqual([chanceOfAtLeast(101, 101), chanceOfAtLeast(101, 300)], [1, 1]);
  });
});

describe('the logarithm of n!', () => {
  it('is the sum of logarithms, to a millionth', () => {
    let sum = 0;
    for (const n of range(200)) {
      if (n > 1) sum += Math.log(n);
      assert.ok(Math.abs(logFactorial(n) - sum) < 1e-6, `${n}`);
    }
  });
});
