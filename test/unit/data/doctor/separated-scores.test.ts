import assert from 'node:assert/strict';
import { scoresApart } from '../../../../src/data/doctor/separated-scores';

/** The share of the sum of t logarithms that the largest of them has with a chance of a millionth: t·(1 − g)^(t − 1). */
const critical = (t: number): number => 1 - (1e-6 / t) ** (1 / (t - 1));

/** How many are apart of `count` scores, the first of which are equal, each a share of the logarithms from the last of them on. */
function apart(count: number, tail: number, first: number, share: number): number {
  const others = Array.from({ length: tail - first }, (_, k) => tail - k);
  const sum = others.reduce((total, each) => total + each, 0);
  const logs = [...others.map((each) => (1 - share) * (each / sum)), ...Array(count - tail).fill(0)];
  return scoresApart(Float64Array.from([...Array(first).fill(share), ...logs], (log) => 3 * Math.exp(log)));
}

describe('scores that are apart', () => {
  it('are less likely than a millionth in a tail of a tenth of all, at least 20, at most half', () => {
    for (const [count, tail] of [
      [16, 8],
      [39, 19],
      [40, 20],
      [200, 20],
      [201, 21],
      [1000, 100],
    ] as const) {
      const share = critical(tail);
      assert.deepEqual([apart(count, tail, 1, share + 1e-6), apart(count, tail, 1, share - 1e-6)], [1, 0], `${count}`);
    }
    assert.equal(apart(15, 7, 1, 1 - 1e-9), 0);
  });

  it('are each a share of what is left without those above', () => {
    for (const [count, tail, first] of [
      [200, 20, 2],
      [200, 20, 5],
      [400, 40, 9],
    ] as const) {
      const share = critical(tail - first + 1);
      assert.equal(apart(count, tail, first, share + 1e-6), first);
      assert.equal(apart(count, tail, first, share - 1e-6), 0);
    }
  });

  it('are a fourth of the tail at most, and nine at most', () => {
    assert.deepEqual([apart(200, 20, 6, 1 - 1e-9), apart(400, 40, 10, 1 - 1e-9)], [0, 9]);
  });

  it('are none where half of the tail is of equal scores, or the rest of it is 0', () => {
    const steps = (distinct: number) => {
      const tail = Array.from({ length: 19 }, (_, k) => 1 + 1e-6 * (distinct - Math.min(k + 1, distinct)));
      return scoresApart(Float64Array.from([1e6, ...tail.slice(1), ...Array(20).fill(1)]));
    };
    assert.deepEqual([steps(10), steps(9)], [1, 0]);
    const overZeros = Float64Array.from({ length: 40 }, (_, k) => Math.max(0, 20 - k) ** 3);
    assert.equal(scoresApart(overZeros), 0);
  });
});
