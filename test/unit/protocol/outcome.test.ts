import assert from 'node:assert/strict';
import fc from 'fast-check';
import { translate } from '../../../src/messages/translate';
import { type Outcome, outcomeMessage, outcomesOf } from '../../../src/protocol/outcome';

const said = (outcome: Outcome): string => translate(outcomeMessage(outcome), 'en');

describe('outcomes', () => {
  it('pair each verdict with what was wanted, in the order of the spec', () => {
    const outcomes = outcomesOf(
      [
        { name: 'test-accuracy', min: 0.9 },
        { name: 'train-cost', min: 0.1, max: 0.2 },
      ],
      [
        { name: 'test-accuracy', pass: true, actual: 0.95 },
        { name: 'train-cost', pass: false, actual: 0.3 },
      ],
    );
    assert.deepEqual(outcomes.map(said), [
      'Passed: test-accuracy is 0.95, at least 0.9 was expected.',
      'Failed: train-cost is 0.3, 0.1 to 0.2 was expected.',
    ]);
    assert.equal(
      said({ name: 'test-cost', pass: false, actual: 2, max: 1 }),
      'Failed: test-cost is 2, at most 1 was expected.',
    );
  });

  it('say of a value that the run does not have that it has none', () => {
    assert.match(said({ name: 'test-cost', pass: false, actual: Number.NaN, max: 1 }), /no such value/);
  });

  it('round a value to four digits where these differ from the bounds, or are one that it is equal to', () => {
    for (const [actual, bounds, shown] of [
      [0.123456, { min: 0.1 }, 0.1235],
      [0.123456, { min: 0.1, max: 0.2 }, 0.1235],
      [0.94996, { min: 0.95 }, 0.94996],
      [0.2000004, { max: 0.2 }, 0.2000004],
      [0.94996, { min: 0.1, max: 0.95 }, 0.94996],
      [0.5, { min: 0.5 }, 0.5],
      [0.123456, { min: 0.123456 }, 0.1235],
    ] as const) {
      const { args } = outcomeMessage({ name: 'test-accuracy', pass: false, actual, ...bounds });
      assert.equal(args['actual'], shown, JSON.stringify([actual, bounds]));
    }
  });

  it('never round a value to the bound that it missed (seed 31)', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: 1e-6, max: 1e6 }),
        fc.integer({ min: 1, max: 12 }),
        (bound, exponent) => {
          const actual = bound * (1 - 10 ** -exponent);
          const { args } = outcomeMessage({ name: 'test-accuracy', pass: false, actual, min: bound });
          assert.notEqual(args['actual'], bound);
          assert.ok(Math.abs(Number(args['actual']) - actual) <= Math.abs(actual) * 1e-3);
        },
      ),
      { seed: 31, numRuns: 2000 },
    );
  });
});
