import assert from 'node:assert/strict';
import { mapSets, setsIn, setsOfSize, sizesOf } from '../../../src/model/sets';

describe('the sets of a run', () => {
  it('are those that are there, in the order in which they are reported', () => {
    const sets = { test: { m: 5 }, train: { m: 60 }, validation: { m: 0 } };
    assert.deepEqual(setsIn(sets), ['train', 'validation', 'test']);
    assert.deepEqual(setsIn({ train: 1 }), ['train']);
    const mapped = mapSets(sets, ({ m }, name) => `${name} ${m}`);
    assert.deepEqual(mapped, { train: 'train 60', validation: 'validation 0', test: 'test 5' });
    assert.deepEqual(mapSets({ train: 1 }, String), { train: '1' });
  });

  it('have a size, which is 0 where there is none', () => {
    assert.deepEqual(sizesOf({ train: { m: 60 }, test: { m: 5 } }), { train: 60, validation: 0, test: 5 });
    assert.deepEqual(setsOfSize({ train: 60, validation: 0, test: 5 }), ['train', 'test']);
    assert.deepEqual(setsOfSize({ train: 0, validation: 1, test: 0 }), ['validation']);
  });
});
