import assert from 'node:assert/strict';
import { isCoincidence, testedColumns } from '../../../../src/data/doctor/coincidence';
import { logFactorial } from '../../../../src/data/doctor/log-factorial';
import { chanceOfAtLeast } from '../../../../src/data/doctor/poisson';
import { RowGroups } from '../../../../src/data/doctor/row-groups';
import { emptyHashes } from '../../../../src/data/doctor/row-hashes';
import { RowSource } from '../../../../src/data/doctor/row-source';
import { tableOf } from './tables';

const range = (m: number): readonly number[] => Array.from({ length: m }, (_, i) => i);

/** Whether equal rows of these columns may be chance. */
function isChance(columns: readonly (readonly number[])[]): boolean {
  const table = tableOf({ columns: Object.fromEntries(columns.map((cells, k) => [`c${k}`, cells])), targets: [] });
  const source = new RowSource(
    table,
    undefined,
    table.features.map((_, index) => ({ of: 'features', index }) as const),
  );
  const hashes = emptyHashes(table.m);
  for (const k of columns.keys()) source.add(hashes, k);
  const before = { low: hashes.low.slice(), high: hashes.high.slice() };
  const groups = new RowGroups(table.m);
  const chance = isCoincidence(source, hashes, groups.firsts(hashes), groups);
  assert.deepEqual(hashes, before, 'columns are put back');
  return chance;
}

describe('equal rows', () => {
  // 400 rows with a number each, of which some are copied and some differ in the second column alone, whose values are equal
  // in half of all pairs: as many equal rows are expected by chance as differ in it alone, times 24/n ≥ 4 for dependence.
  const rows = (copies: number, differing: number, further = 0) => {
    const first = [...range(400), ...range(copies), ...range(differing).map((i) => 399 - i)];
    const second = first.map((value, i) => (i < 400 + copies ? value % 2 : 1 - (value % 2)));
    const others = range(further).map((k) => first.map((value) => (value * (k + 3)) % 401));
    return [first, second, ...others];
  };

  it('are copies where no others are nearly equal', () => {
    assert.deepEqual([isChance(rows(1, 0)), isChance(rows(0, 0)), isChance(rows(0, 5))], [false, true, true]);
    assert.equal(isChance([range(8).map(() => 3), range(8).map(() => 5)]), false, 'all rows are equal');
  });

  it('are chance up to a tenth in a distribution about what nearly equal ones let expect', () => {
    const fewest = (differing: number, further: number) =>
      range(60).find((copies) => copies > 0 && !isChance(rows(copies, differing, further)));
    // The means are 0.995 times 12, 24, 8, 4 and 4: P(N ≥ 17) of the first is 0.098, P(N ≥ 16) is 0.152.
    assert.deepEqual([fewest(1, 0), fewest(2, 0), fewest(1, 1), fewest(1, 4), fewest(1, 5)], [17, 31, 13, 8, 8]);
  });

  it('are compared without a column together with those that determine it', () => {
    const repeated = (copies: number) => {
      const [first = [], second = []] = rows(copies, 1);
      return isChance([first, second, second.map((value) => 3 * value + 1)]);
    };
    assert.deepEqual([repeated(12), repeated(13)], [true, false]);
  });

  it('are chance where rows occur more than 2.5 times on average', () => {
    const repeated = (times: number, more: number) => {
      const first = [...range(20 * times).map((i) => i % 20), ...range(more)];
      return isChance([first, first.map((value) => value ** 2)]);
    };
    assert.deepEqual([repeated(2, 10), repeated(2, 11)], [false, true]);
  });

  it('are looked for in 32 columns at most, in fewer of very many rows, evenly among all', () => {
    assert.deepEqual([...testedColumns(5, 100)], [0, 1, 2, 3, 4]);
    assert.deepEqual(
      testedColumns(64, 100),
      range(32).map((i) => 2 * i),
    );
    assert.deepEqual(testedColumns(33, 187_500).slice(-2), [30, 31]);
    assert.deepEqual(testedColumns(40, 1_000_000), [0, 6, 13, 20, 26, 33]);
    assert.deepEqual(testedColumns(40, 1_000_001), [0, 8, 16, 24, 32]);
    assert.deepEqual(testedColumns(40, 4_000_000), [0, 13, 26]);
    assert.deepEqual(testedColumns(2, 4_000_000), [0, 1]);
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
