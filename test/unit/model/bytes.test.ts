import assert from 'node:assert/strict';
import { mebibytes } from '../../../src/model/bytes';

describe('bytes in megabytes of 2²⁰', () => {
  it('have at most three digits', () => {
    const told = [0, 2 ** 28, 2 ** 20, 3_292_529, 21_000, 700, 1234 * 2 ** 20].map(mebibytes);
    assert.deepEqual(told, ['0', '256', '1', '3.14', '0.02', '0.000668', '1230']);
  });
});
