import assert from 'node:assert/strict';
import { IdleTimeout } from '../../../src/worker/idle-timeout';

/** A clock whose waits end when a test says so. */
class HeldClock {
  time = 0;
  private readonly waits: { readonly until: number; readonly resolve: () => void }[] = [];

  readonly environment = {
    now: () => this.time,
    wait: (milliseconds: number) =>
      new Promise<void>((resolve) => this.waits.push({ until: this.time + milliseconds, resolve })),
  };

  get waiting(): number {
    return this.waits.length;
  }

  /** Lets time pass up to a moment, wait by wait. */
  async goTo(time: number): Promise<void> {
    for (;;) {
      const at = this.waits.findIndex(({ until }) => until <= time);
      const [due] = at < 0 ? [] : this.waits.splice(at, 1);
      if (!due) break;
      this.time = due.until;
      due.resolve();
      // What the wait has held up goes on in microtasks, all of which are over before the next task.
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.time = time;
  }
}

describe('the idle timeout of a view', () => {
  it('ends its work a minute after its last question, once', async () => {
    const clock = new HeldClock();
    const ends: number[] = [];
    const idleTimeout = new IdleTimeout(clock.environment, () => ends.push(clock.time));
    for (const time of [0, 5000, 59_000]) {
      await clock.goTo(time);
      idleTimeout.asked();
      assert.equal(clock.waiting, 1, 'one wait is enough');
    }
    await clock.goTo(118_999);
    assert.deepEqual(ends, []);
    await clock.goTo(500_000);
    assert.deepEqual([ends, clock.waiting], [[119_000], 0]);
    idleTimeout.asked();
    await clock.goTo(1e6);
    assert.deepEqual(ends, [119_000, 560_000]);
  });
});
