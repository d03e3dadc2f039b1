import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Confusion } from '../../../../../src/engine/inspect/results/confusion';
import { Reliability } from '../../../../../src/engine/inspect/results/reliability';
import { caseCount } from '../../../../count';

const numRuns = caseCount(100, 2000);
const seed = 41;

/** Pairs of a true and a predicted class of K. */
const pairs = fc.integer({ min: 2, max: 7 }).chain((classes) =>
  fc.record({
    classes: fc.constant(classes),
    pairs: fc.array(fc.tuple(fc.nat(classes - 1), fc.nat(classes - 1)), { maxLength: 60 }),
  }),
);

describe('the confusion matrix', () => {
  it(`counts each pair, and has precision, recall and F1 as they are defined (${numRuns} cases, seed ${seed})`, () => {
    fc.assert(
      fc.property(pairs, ({ classes, pairs: drawn }) => {
        const confusion = new Confusion(classes);
        for (const [truth, predicted] of drawn) confusion.add(truth, predicted);
        const count = (is: (truth: number, predicted: number) => boolean): number =>
          drawn.filter(([truth, predicted]) => is(truth, predicted)).length;
        assert.equal(confusion.examples, drawn.length);
        assert.equal(
          confusion.cells().reduce((sum, cell) => sum + cell.count, 0),
          drawn.length,
        );
        assert.equal(
          confusion.wrong,
          count((truth, predicted) => truth !== predicted),
        );
        assert.equal(confusion.accuracy, count((truth, predicted) => truth === predicted) / drawn.length);
        for (let t = 0; t < classes; t++)
          for (let p = 0; p < classes; p++) {
            assert.equal(
              confusion.countOf(t, p),
              count((truth, predicted) => truth === t && predicted === p),
            );
          }
        for (const [k, figures] of confusion.figures().entries()) {
          const right = count((truth, predicted) => truth === k && predicted === k);
          const precision = right / count((_, predicted) => predicted === k);
          const recall = right / count((truth) => truth === k);
          assert.deepEqual([figures.right, figures.precision, figures.recall], [right, precision, recall]);
          if (right > 0) assert.ok(Math.abs(figures.f1 - 2 / (1 / precision + 1 / recall)) < 1e-12);
          else assert.ok(figures.f1 === 0 || (figures.examples === 0 && figures.predicted === 0));
        }
      }),
      { seed, numRuns },
    );
  });

  it('says of what is divided by nothing that it is no number', () => {
    const confusion = new Confusion(3);
    assert.ok(Number.isNaN(confusion.accuracy));
    confusion.add(0, 1);
    const [first, second, third] = confusion.figures();
    assert.deepEqual([first?.recall, first?.precision, first?.f1], [0, NaN, 0]);
    assert.deepEqual([second?.recall, second?.precision, second?.f1], [NaN, 0, 0]);
    assert.deepEqual([third?.recall, third?.precision, third?.f1], [NaN, NaN, NaN]);
  });

  it('gives its cells row by row', () => {
    const confusion = new Confusion(3);
    for (const [truth, predicted] of [
      [2, 0],
      [0, 2],
      [1, 1],
      [0, 0],
      [0, 2],
    ] as const)
      confusion.add(truth, predicted);
    assert.deepEqual(
      confusion.cells().map(({ truth, predicted, count }) => [truth, predicted, count]),
      [
        [0, 0, 1],
        [0, 2, 2],
        [1, 1, 1],
        [2, 0, 1],
      ],
    );
  });
});

describe('reliability', () => {
  it('is that of an example by hand', () => {
    const reliability = new Reliability();
    for (const [probability, isSo] of [
      [0.05, false],
      [0.62, true],
      [0.68, false],
      [0.95, true],
      [1, true],
    ] as const)
      reliability.add(probability, isSo);
    const bins = reliability.bins();
    assert.deepEqual(
      bins.map(({ count }) => count),
      [1, 0, 0, 0, 0, 0, 2, 0, 0, 2],
    );
    assert.ok(Math.abs((bins[6]?.mean ?? NaN) - 0.65) < 1e-12);
    assert.equal(bins[6]?.observed, 0.5);
    assert.ok(Number.isNaN(bins[3]?.mean) && Number.isNaN(bins[3]?.observed));
    // 1/5·0.05 + 2/5·|0.5 − 0.65| + 2/5·|1 − 0.975|
    assert.ok(Math.abs(reliability.expectedError - 0.08) < 1e-12);
  });

  it(`puts every probability into the bin it lies in, and its error is between 0 and 1 (${numRuns} cases, seed ${seed})`, () => {
    const answers = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), { minLength: 1 });
    fc.assert(
      fc.property(answers, (drawn) => {
        const reliability = new Reliability();
        for (const [probability, isSo] of drawn) reliability.add(probability, isSo);
        let [error, m] = [0, 0];
        for (const [k, { count, mean, observed }] of reliability.bins().entries()) {
          const own = drawn.filter(([p]) => Math.min(9, Math.floor(p * 10)) === k);
          m += count;
          assert.equal(count, own.length);
          if (count === 0) continue;
          assert.ok(mean >= k / 10 - 1e-9 && mean <= (k + 1) / 10 + 1e-9);
          assert.equal(observed, own.filter(([, isSo]) => isSo).length / count);
          error += (count / drawn.length) * Math.abs(observed - mean);
        }
        assert.equal(m, drawn.length);
        assert.ok(Math.abs(reliability.expectedError - error) < 1e-9 && error >= 0 && error <= 1);
      }),
      { seed, numRuns },
    );
  });

  it('leaves out what is no number', () => {
    const reliability = new Reliability();
    reliability.add(NaN, true);
    assert.ok(reliability.bins().every(({ count }) => count === 0));
  });
});
