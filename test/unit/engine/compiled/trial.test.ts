import assert from 'node:assert/strict';
import type { Build } from '../../../../src/engine/compiled/machine';
import { compilable } from '../../../../src/engine/compiled/network';
import { fastest, Trial } from '../../../../src/engine/compiled/trial';
import { randomStream } from '../../../../src/numerics/streams';
import { dense, input, randomDataset, specOf } from '../specs';
import { machine } from './machines';

const build = (threads: number): Build => ({ arithmetic: 'mul-add', widest: 16, threads });

describe('the choice of the fastest build', () => {
  /** The number of threads of the build that is chosen, whose batch takes these milliseconds; and what trials do. */
  function chosen(times: readonly number[], margin: number) {
    const done: string[] = [];
    const builds = times.map((_, k) => build(k + 1));
    const [first, ...others] = builds;
    assert.ok(first);
    const choice = fastest(first, others, margin, ({ threads }) => {
      const note = (what: string): void => void done.push(`${threads} ${what}`);
      return {
        run: (ms) => note(`runs ${ms}`),
        forget: () => note('forgets'),
        terminate: () => note('ends'),
        time: times[threads - 1] ?? Number.NaN,
      };
    });
    return { choice: choice.threads, done };
  }

  it('is the first, unless another is faster by the margin; of several that are, the fastest', () => {
    assert.equal(chosen([10, 9], 0.2).choice, 1);
    assert.equal(chosen([12, 10], 0.2).choice, 1);
    assert.equal(chosen([12, 9.99], 0.2).choice, 2);
    assert.equal(chosen([12, 8, 7, 9], 0.2).choice, 3);
    assert.equal(chosen([12, 7, 8], 0).choice, 2);
  });

  it('lets all warm up and forget, then run three rounds in turn, and ends them', () => {
    assert.deepEqual(chosen([1, 1], 0).done, [
      ...['1 runs 60', '2 runs 60', '1 forgets', '2 forgets'],
      ...[1, 2, 3].flatMap(() => ['1 runs 15', '2 runs 15']),
      ...['1 ends', '2 ends'],
    ]);
    assert.deepEqual(chosen([1], 0).done, []);
  });
});

describe('a trial', () => {
  it('is the shortest time of a batch, of two at most, until the time is over', () => {
    const layers = [input(3), { kind: 'dropout', name: 'drop', rate: 0.5 } as const, dense('output', 1, 'sigmoid')];
    const network = compilable(specOf(layers, { precision: 'float32' }));
    assert.ok(typeof network === 'object');
    const { train: settings } = specOf([], { precision: 'float32' });
    const times = [0, 8, 12, 20, 30, 37, 50];
    const timed = (examples: number, milliseconds: number) => {
      let [reads, draws] = [0, 0];
      const dropout = randomStream('pcg64', 0, 'dropout');
      dropout.uniform = () => ++draws % 2;
      const trial = new Trial(
        machine(),
        network,
        { ...settings, batch: 4 },
        randomDataset(1, examples, 3, 1, 'cross-entropy'),
        dropout,
        () => times[reads++] ?? Number.NaN,
      );
      assert.equal(trial.time, Number.POSITIVE_INFINITY);
      trial.run(milliseconds);
      const { time } = trial;
      trial.forget();
      assert.equal(trial.time, Number.POSITIVE_INFINITY);
      trial.terminate();
      return { time, reads, trained: draws / 3 };
    };
    assert.deepEqual(timed(20, 8), { time: 4, reads: 2, trained: 8 });
    assert.deepEqual(timed(20, 9), { time: 2, reads: 3, trained: 16 });
    assert.deepEqual(timed(20, 30), { time: 2, reads: 5, trained: 32 });
    assert.deepEqual(timed(4, 9), { time: 4, reads: 3, trained: 8 });
    assert.deepEqual(timed(3, 9), { time: 4, reads: 3, trained: 6 });
  });
});
