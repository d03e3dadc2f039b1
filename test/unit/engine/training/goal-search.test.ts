import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GoalSearch, type SearchedPart } from '../../../../src/engine/training/goal-search';
import { type Moments, Replay } from '../../../../src/engine/training/replay';
import { Trainer } from '../../../../src/engine/training/trainer';
import type { Goal, ReachedGoal } from '../../../../src/model/goal';
import { Fault } from '../../../../src/model/message';
import type { TrainingRecord } from '../../../../src/model/record';
import { caseCount } from '../../../count';
import { machine } from '../compiled/machines';
import { smallBatches, smallData, smallSpec } from './small-run';

const data = smallData;
const spec = smallSpec(0.05);
/** Batches in an epoch, and the last step of a run that stopped in the middle of one. */
const [batches, last] = [smallBatches, 30 * smallBatches - 3];

const goal: fc.Arbitrary<Goal> = fc.oneof(
  fc.record({ of: fc.constantFrom('batches', 'epochs'), count: fc.integer({ min: 1, max: 40 }) }),
  {
    weight: 4,
    arbitrary: fc.record({
      of: fc.constantFrom('train-cost', 'test-cost', 'train-accuracy', 'gradient'),
      is: fc.constantFrom('below', 'above'),
      bound: fc.double({ min: 0.05, max: 1.2, noNaN: true }),
    }),
  },
  fc.constant({ of: 'dead' } as const),
);

/** The records of each epoch, and moments at some steps. */
function run(options: object): { readonly records: TrainingRecord[]; readonly moments: Moments } {
  const trainer = new Trainer(spec, data, { every: 1, ...options });
  const [records, saved] = [[trainer.record()], new Map([[0, trainer.saveMoment()]])];
  while (trainer.step < last) {
    const { record } = trainer.train();
    if (record) records.push(record);
    if ([3, 17, 64, 65, 200].includes(trainer.step)) saved.set(trainer.step, trainer.saveMoment());
  }
  return { records, moments: { steps: [...saved.keys()], read: (step) => saved.get(step) ?? new Uint8Array() } };
}

type Found = readonly [number, ReachedGoal | undefined];

describe('the search of a run for a goal', () => {
  for (const compiled of [false, true]) {
    const options = (): object => (compiled ? { machine: machine('mul-add', 8) } : {});
    const { records, moments } = run(options());
    const replay = new Replay(spec, data, moments, options());
    const engine = compiled ? 'compiled' : 'reference';

    function search(goals: readonly Goal[], part: SearchedPart, most: number): Found {
      const searched = new GoalSearch(replay, goals, part);
      while (!searched.advance(most)) assert.equal(searched.reached, undefined);
      return [searched.step, searched.reached];
    }

    const runs = caseCount(200, 15);
    it(`ends where a training that pauses at the goal ends, with records or without (${engine}, seed 8, ${runs} runs)`, () => {
      const goals = fc.array(goal, { minLength: 1, maxLength: 3 });
      fc.assert(
        fc.property(goals, fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 5 }), (wanted, most, every) => {
          const trainer = new Trainer(spec, data, options());
          const reached = trainer.advance(wanted);
          const isThere = reached !== undefined && trainer.step <= last;
          // A run that ended in the middle of an epoch is looked at there too.
          const part = { from: 0, withFrom: true, last: last - 5 };
          for (const told of [[], records, records.filter(({ epoch }) => epoch % every === 0)]) {
            const [step, found] = search(wanted, { ...part, records: told }, most);
            if (isThere && trainer.step <= part.last) assert.deepEqual([step, found], [trainer.step, reached]);
            else if (found) assert.equal(step, part.last);
          }
        }),
        { seed: 8, numRuns: runs },
      );
    });

    it(`finds the first moment behind a step, and none where there is none (${engine})`, () => {
      const costs = records.map(({ step, train }) => [step, train.cost] as const);
      for (const from of [0, 5, 8, 100, last]) {
        for (const bound of [0.75, 0.6, 0.5, 0.4, 0.01]) {
          const first = costs.find(([step, cost]) => step > from && cost < bound);
          const below = { of: 'train-cost', is: 'below', bound } as const;
          for (const told of [[], records]) {
            const [step, found] = search([below], { from, withFrom: false, last, records: told }, 50);
            assert.deepEqual([step, found], first ? [first[0], { goal: below, value: first[1] }] : [last, undefined]);
          }
        }
      }
    });

    it(`counts batches and epochs from where it begins, within the run (${engine})`, () => {
      const counted = (of: 'batches' | 'epochs', count: number, from: number): Found =>
        search([{ of, count }], { from, withFrom: false, last, records: [] }, 7);
      assert.deepEqual(counted('batches', 11, 20), [31, { goal: { of: 'batches', count: 11 } }]);
      assert.deepEqual(counted('epochs', 2, 20), [4 * batches, { goal: { of: 'epochs', count: 2 } }]);
      assert.deepEqual(counted('batches', last, 20), [last, undefined]);
    });
  }

  it('refuses a goal that can never be measured', () => {
    const replay = new Replay(spec, data, { steps: [], read: () => new Uint8Array() });
    const part = { from: 0, withFrom: true, last, records: [] };
    assert.throws(
      () => new GoalSearch(replay, [{ of: 'validation-cost', is: 'below', bound: 1 }], part),
      (error) => error instanceof Fault && error.detail.code === 'goal-no-set',
    );
  });
});
