import assert from 'node:assert/strict';
import { TrainingTime } from '../../../src/worker/training-time';

describe('the time of a training', () => {
  it('is that of its calls and of the run before, its speed that of its calls alone', () => {
    const time = new TrainingTime(10);
    assert.deepEqual([time.seconds, time.samplesPerSecond], [10, 0]);
    time.add(500, 100);
    time.add(1500, 300);
    assert.deepEqual([time.seconds, time.samplesPerSecond], [12, 200]);
    // Back to the last finite step.
    time.add(2000, -50);
    assert.deepEqual([time.seconds, time.samplesPerSecond], [14, 100]);
  });
});
