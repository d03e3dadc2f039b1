import assert from 'node:assert/strict';
import { StopDeadline } from '../../../src/worker/stop-deadline';

describe('the deadline of a stop', () => {
  /** A deadline whose time is over when `expire` is called. */
  function deadline() {
    const pending = new Set<() => void>();
    let ends = 0;
    const stop = new StopDeadline(
      (action) => {
        const own = (): void => action();
        pending.add(own);
        return () => void pending.delete(own);
      },
      () => ends++,
    );
    const expire = (): number => {
      for (const action of pending) action();
      return ends;
    };
    return { stop, expire };
  }
  const never = new Promise<never>(() => undefined);

  it('ends a loop that neither answers nor tells that its batch is done', () => {
    const { stop, expire } = deadline();
    stop.begin(never);
    stop.heard('training');
    assert.equal(expire(), 1);
  });

  it('leaves a loop alone that has told that it trains no more, for it is saving', () => {
    for (const status of ['paused', 'stopped', 'finished', 'diverged'] as const) {
      const { stop, expire } = deadline();
      stop.begin(never);
      stop.heard(status);
      assert.equal(expire(), 0, status);
    }
  });

  it('leaves a loop alone that has answered or refused', async () => {
    for (const answer of [Promise.resolve(), Promise.reject(new Error('no run'))]) {
      const { stop, expire } = deadline();
      stop.begin(answer);
      await answer.catch(() => undefined);
      assert.equal(expire(), 0);
    }
  });

  it('is that of the last stop alone', () => {
    const { stop, expire } = deadline();
    stop.begin(never);
    stop.begin(never);
    assert.equal(expire(), 1);
  });
});
