import assert from 'node:assert/strict';
import type { TrainingStatus } from '../../../src/model/record';
import type { Progress } from '../../../src/protocol/training';
import { AnticipatedStatus, isUnderWay } from '../../../src/worker/anticipated-status';

const progress = (status: TrainingStatus): Progress => ({
  ...{ status, epoch: 3, epochs: 40, step: 12, seconds: 1, samplesPerSecond: 100 },
});
const statuses = ['ready', 'training', 'paused', 'finished', 'stopped', 'diverged'] as const;

describe('the status that a control call leads to', () => {
  const never = new Promise<never>(() => undefined);
  const told = (anticipated: AnticipatedStatus) => statuses.map((status) => anticipated.of(progress(status)).status);

  it('is told in place of the loop’s own until the call is answered, but not where the run has ended', async () => {
    for (const answer of [Promise.resolve({}), Promise.reject(new Error('no run'))]) {
      const anticipated = new AnticipatedStatus();
      assert.deepEqual(told(anticipated), statuses);
      const isAwaited = anticipated.begin('paused', answer);
      assert.equal(isAwaited(), true);
      assert.deepEqual(told(anticipated), ['ready', 'paused', 'paused', 'finished', 'stopped', 'diverged']);
      assert.deepEqual(anticipated.of(progress('training')), progress('paused'));
      await answer.catch(() => undefined);
      assert.equal(isAwaited(), false);
      assert.deepEqual(told(anticipated), statuses);
    }
  });

  it('is that of the last call, which the answer to a former one leaves alone', async () => {
    const anticipated = new AnticipatedStatus();
    const first = Promise.resolve({});
    const isFirstAwaited = anticipated.begin('paused', first);
    const isAwaited = anticipated.begin('stopped', never);
    await first;
    assert.deepEqual([isFirstAwaited(), isAwaited()], [false, true]);
    assert.equal(anticipated.of(progress('training')).status, 'stopped');
  });

  it('is forgotten where the loop is terminated before it answers', () => {
    const anticipated = new AnticipatedStatus();
    const isAwaited = anticipated.begin('stopped', never);
    anticipated.forget();
    assert.equal(isAwaited(), false);
    assert.deepEqual(told(anticipated), statuses);
  });
});

describe('a run', () => {
  it('is under way while it trains or is paused', () => {
    assert.deepEqual(statuses.filter(isUnderWay), ['training', 'paused']);
    assert.equal(isUnderWay(undefined), false);
  });
});
