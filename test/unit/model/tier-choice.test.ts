import assert from 'node:assert/strict';
import { tiers } from '../../../src/model/record';
import { arithmeticOf } from '../../../src/model/tier-choice';

describe('A tier', () => {
  it('fuses a product and a sum, except the one that cannot; the reference engine rounds as it is written', () => {
    for (const tier of tiers) assert.equal(arithmeticOf(tier), tier === 'C' ? 'mul-add' : 'fma', tier);
    assert.equal(arithmeticOf('reference'), 'reference');
  });
});
