import { deepEqual, equal, rejects } from 'node:assert/strict';
import { TaskQueue } from '../../../src/host/task-queue';

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('TaskQueue', () => {
  it('runs one task at a time, in the order pushed', async () => {
    const queue = new TaskQueue();
    const seen: string[] = [];
    const task = (name: string) => async (): Promise<void> => {
      seen.push(`${name} begins`);
      await pause();
      seen.push(`${name} ends`);
    };
    await Promise.all([queue.push(task('a')), queue.push(task('b')), queue.push(task('c'))]);
    deepEqual(seen, ['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('continues after a task that failed, and tells its caller alone', async () => {
    const queue = new TaskQueue();
    const failing = queue.push(() => Promise.reject(new Error('broken')));
    const next = queue.push(async () => 2);
    await rejects(failing, /broken/);
    equal(await next, 2);
  });

  it('is drained only when what its tasks pushed is done too', async () => {
    const queue = new TaskQueue();
    let inner = false;
    void queue.push(async () => {
      await pause();
      void queue.push(async () => {
        await pause();
        inner = true;
      });
    });
    await queue.drained();
    equal(inner, true);
  });
});
