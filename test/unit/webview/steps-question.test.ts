import assert from 'node:assert/strict';
import { StepsQuestion } from '../../../webview/steps-question';

/** A question whose answers say how much is done, and what it was asked and gave. */
function questionOf(...done: number[]) {
  const asked: number[][] = [];
  const taken: [done: number, steps: readonly number[]][] = [];
  const question = new StepsQuestion(
    'film',
    async (steps) => {
      asked.push(steps);
      return { done: done[asked.length - 1] ?? 1 };
    },
    (view, steps) => taken.push([view.done, steps]),
  );
  const answer = async (load: number, missing: readonly number[]): Promise<string | undefined> => {
    const query = question.query(load, missing);
    (await query?.fetch())?.();
    return query && `${query.key} ${query.version}`;
  };
  return { question, asked, taken, answer };
}

describe('a question about steps of a run', () => {
  it('is the same until all is answered, however much of it is known meanwhile', async () => {
    const { question, asked, taken, answer } = questionOf(0.3, 0.6, 1);
    assert.equal(await answer(1, [0, 5, 9]), 'film of 1: 0,5,9 0');
    assert.equal(await answer(1, [5, 9]), 'film of 1: 0,5,9 1');
    assert.equal(question.isAnswered, false);
    assert.equal(await answer(1, [9]), 'film of 1: 0,5,9 2');
    assert.deepEqual([question.isAnswered, await answer(1, [])], [true, undefined]);
    assert.deepEqual(asked, [
      [0, 5, 9],
      [0, 5, 9],
      [0, 5, 9],
    ]);
    assert.deepEqual(
      taken.map(([done]) => done),
      [0.3, 0.6, 1],
    );
  });

  it('does not ask again for what cannot be known, but for other steps and of another run', async () => {
    const { asked, answer } = questionOf();
    await answer(1, [0, 5]);
    assert.equal(await answer(1, [5]), undefined);
    assert.equal(await answer(1, [5, 7]), 'film of 1: 5,7 0');
    assert.equal(await answer(2, [5]), 'film of 2: 5 0');
    assert.deepEqual(asked, [[0, 5], [5, 7], [5]]);
  });
});
