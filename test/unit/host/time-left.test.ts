import { deepEqual } from 'node:assert/strict';
import { secondsLeft } from '../../../src/host/session/time-left';
import type { Progress } from '../../../src/protocol/training';

const progress: Progress = { status: 'training', epoch: 4, epochs: 10, step: 40, seconds: 2, samplesPerSecond: 1 };
const left = (...of: Partial<Progress>[]): (number | undefined)[] =>
  of.map((each) => secondsLeft({ ...progress, ...each }));

describe('The time that is left', () => {
  it('is that of the remaining epochs at the mean speed of those before', () => {
    deepEqual(left({}, { status: 'paused' }, { epoch: 1 }, { epoch: 9 }, { seconds: 0.5 }), [3, 3, 18, 2 / 9, 0.75]);
  });

  it('is unknown before the first epoch, and none after the end', () => {
    deepEqual(left({ epoch: 0 }, { seconds: 0 }, { epoch: 10 }, { epoch: 11 }), [
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    deepEqual(left({ status: 'ready' }, { status: 'finished' }, { status: 'stopped' }), [
      undefined,
      undefined,
      undefined,
    ]);
  });
});
