import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Thrift } from '../../../src/worker/thrift';

describe('thrift', () => {
  it('leaves all but its share of the time, once warm', () => {
    const thrift = new Thrift(80);
    const rests = Array.from({ length: 25 }, () => thrift.rest(0.5));
    assert.deepEqual(rests, [...Array(20).fill(8), ...Array(5).fill(40)]);
  });

  it('is warm sooner where the work is large', () => {
    const thrift = new Thrift(80);
    const rests = Array.from({ length: 15 }, () => thrift.rest(10));
    assert.deepEqual(rests, [...Array(6).fill(160), ...Array(9).fill(800)]);
    thrift.begin();
    assert.equal(thrift.rest(10), 160);
  });

  it('goes by the work, not by what the system did meanwhile: the middle one of the last five costs counts (seed 36)', () => {
    const costs = fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 21, maxLength: 60 });
    fc.assert(
      fc.property(costs, (all) => {
        const thrift = new Thrift(10);
        const rests = all.map((cost) => thrift.rest(cost));
        const middle = all.slice(-5).sort((a, b) => a - b)[2] ?? NaN;
        assert.equal(rests.at(-1), 10 * middle);
      }),
      { seed: 36 },
    );
  });
});
