import assert from 'node:assert/strict';
import { GradualAnswer, type Job } from '../../../src/worker/gradual-answer';

/** A job of some steps, and what became of it. */
class CountedJob implements Job<{ readonly done: number; readonly taken: number }> {
  taken = 0;
  views = 0;
  ended = false;

  constructor(private readonly all: number) {}

  *steps(): Generator<void> {
    try {
      while (this.taken < this.all) {
        this.taken++;
        yield;
      }
    } finally {
      this.ended = true;
    }
  }

  view() {
    this.views++;
    return { done: this.taken / this.all, taken: this.taken };
  }
}

/** A clock that goes on by a millisecond at each look. */
function clock() {
  let time = 0;
  return { now: () => time++ };
}

describe('an answer of which each question does a part', () => {
  it('is done when all of its steps are, and takes few of them while the network trains', () => {
    for (const isTraining of [true, false]) {
      const job = new CountedJob(2000);
      const [answer, time] = [new GradualAnswer('key', job), clock()];
      const first = answer.next(time, isTraining);
      assert.ok(first.taken > 0 && first.taken <= (isTraining ? 12 : 80 * 16), `${first.taken}`);
      let view = first;
      while (!answer.isComplete) {
        assert.ok(view.done < 1);
        view = answer.next(time, isTraining);
      }
      assert.deepEqual(view, { done: 1, taken: 2000 });
    }
  });

  it('is not done before its steps are, whatever the work says', () => {
    const job = new CountedJob(11);
    const answer = new GradualAnswer('key', job);
    const view = answer.next(clock(), true);
    assert.deepEqual([view, job.ended], [{ done: 0.99, taken: 11 }, false]);
    assert.equal(answer.next(clock(), true).done, 1);
  });

  it('is kept without its work once it is complete', () => {
    const job = new CountedJob(3);
    const answer = new GradualAnswer('key', job);
    const view = answer.next(clock(), false);
    assert.equal(answer.next(clock(), false), view);
    answer.giveUp();
    assert.equal(answer.next(clock(), false), view);
    assert.equal(job.views, 1);
  });

  it('ends its work where it is given up', () => {
    const job = new CountedJob(1000);
    const answer = new GradualAnswer('key', job);
    answer.next(clock(), true);
    assert.equal(job.ended, false);
    answer.giveUp();
    assert.equal(job.ended, true);
    assert.throws(() => answer.next(clock(), true), RangeError);
  });
});
