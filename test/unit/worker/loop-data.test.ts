import assert from 'node:assert/strict';
import { isLoop } from '../../../src/worker/loop-data';
import { isPoolThread } from '../../../src/worker/thread-pool.node';

describe('the start data of a thread', () => {
  it('say which one it is', () => {
    const data = [{ role: 'loop' }, { role: 'pool' }, { role: 'x' }, {}, null, undefined, 'loop'];
    assert.deepEqual(data.map(isLoop), [true, ...new Array<boolean>(6).fill(false)]);
    assert.deepEqual(data.map(isPoolThread), [false, true, ...new Array<boolean>(5).fill(false)]);
  });
});
