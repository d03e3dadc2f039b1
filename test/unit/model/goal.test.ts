import assert from 'node:assert/strict';
import fc from 'fast-check';
import { figureNames, type Goal, goalText, parseGoals } from '../../../src/model/goal';

const goal: fc.Arbitrary<Goal> = fc.oneof(
  fc.record({ of: fc.constantFrom('batches', 'epochs'), count: fc.integer({ min: 1, max: 1e12 }) }),
  fc.record({
    of: fc.constantFrom(...figureNames),
    is: fc.constantFrom('below', 'above'),
    bound: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((bound) => !Object.is(bound, -0)),
  }),
  fc.constant({ of: 'dead' } as const),
);

describe('goals as text', () => {
  it('are read as they were written (seed 11)', () => {
    fc.assert(
      fc.property(fc.array(goal, { minLength: 1, maxLength: 4 }), (goals) => {
        assert.deepEqual(
          parseGoals(goals.map(goalText).join(', ')),
          goals.map((each) => ({ ...each })),
        );
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('call the training set’s figures by their short names, and a single batch', () => {
    assert.deepEqual(parseGoals('cost < 0.25, accuracy>0.9,1 batch'), [
      { of: 'train-cost', is: 'below', bound: 0.25 },
      { of: 'train-accuracy', is: 'above', bound: 0.9 },
      { of: 'batches', count: 1 },
    ]);
  });

  it('name the part that is no goal', () => {
    for (const wrong of ['', 'cost', 'cost<', 'cost<=1', 'loss<1', '0 epochs', '1.5 epochs', 'cost<1e999', 'dead>1']) {
      assert.deepEqual(parseGoals(`dead, ${wrong}`), { wrong });
    }
  });
});
