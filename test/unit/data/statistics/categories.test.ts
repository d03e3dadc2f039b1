import assert from 'node:assert/strict';
import fc from 'fast-check';
import { summarizeCategories } from '../../../../src/data/statistics/category-summary';
import { classBalance } from '../../../../src/data/statistics/class-balance';

const seed = 90_212;
const texts = ['ash', 'elm', 'oak', 'fir', 'yew', 'box', 'bay', 'fig', 'nut', 'never'];
const coded = fc
  .array(fc.integer({ min: -1, max: texts.length - 2 }), { maxLength: 80 })
  .map((codes) => ({ codes: Int32Array.from(codes), texts }));

describe(`the summary of texts (seed ${seed})`, () => {
  it('counts cells, missing cells, texts that occur and the most frequent ones', () => {
    fc.assert(
      fc.property(coded, (column) => {
        const cells = Array.from(column.codes).filter((code) => code >= 0);
        const { m, missing, distinct, top } = summarizeCategories(column);
        assert.deepEqual(
          [m, missing, distinct],
          [column.codes.length, column.codes.length - cells.length, new Set(cells).size],
        );
        assert.equal(top.length, Math.min(8, distinct));
        for (const { text, count } of top) assert.equal(count, cells.filter((code) => texts[code] === text).length);
        const [first] = top;
        for (const code of cells) {
          const count = cells.filter((each) => each === code).length;
          assert.ok(first && first.count >= count);
        }
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe(`the balance of classes (seed ${seed})`, () => {
  it('has shares that add up to 1, the largest class and the smallest that occurs', () => {
    fc.assert(
      fc.property(coded, (column) => {
        const balance = classBalance(column);
        if (column.codes.every((code) => code < 0)) {
          assert.equal(balance, undefined);
          return;
        }
        assert.ok(balance);
        assert.ok(Math.abs(balance.classes.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-12);
        assert.deepEqual(
          balance.classes.map(({ name }) => name),
          texts,
        );
        const counts = balance.classes.map(({ count }) => count);
        assert.equal(balance.majority.count, Math.max(...counts));
        assert.equal(balance.rarest.count, Math.min(...counts.filter((count) => count > 0)));
      }),
      { seed, numRuns: 500 },
    );
  });

  it('has the first of equal classes as the largest and as the rarest', () => {
    const codes = Int32Array.from([0, 1, 1, 2, 2, 3, 3, 0, 4, 5]);
    const balance = classBalance({ codes, texts });
    assert.deepEqual([balance?.majority.name, balance?.rarest.name], ['ash', 'yew']);
  });

  it('of 19 and 1 is 0.95 and 0.05', () => {
    const codes = Int32Array.from({ length: 20 }, (_, i) => Number(i === 7));
    const balance = classBalance({ codes, texts: ['ok', 'bad'] });
    assert.deepEqual(balance?.majority, { name: 'ok', count: 19, share: 0.95 });
    assert.deepEqual(balance?.rarest, { name: 'bad', count: 1, share: 0.05 });
  });
});
