import assert from 'node:assert/strict';
import { type FittedColumn, featureCountOf, featureNamesOf } from '../../../src/model/pipeline';

const number = (name: string): FittedColumn => ({ kind: 'number', name, at: 0, missing: 'error' });
const category = (name: string, ...categories: string[]): FittedColumn => ({
  kind: 'category',
  name,
  at: 1,
  missing: 'error',
  categories,
  unknown: 'error',
});

describe('Features of a table', () => {
  it('are one of each column of numbers, and one of each category', () => {
    const columns = [number('age'), category('deck', 'A', 'B', 'C'), number('fare')];
    assert.deepEqual(featureNamesOf(columns), ['age', 'deck=A', 'deck=B', 'deck=C', 'fare']);
    assert.equal(featureCountOf(columns), 5);
  });

  it('are as many as their names, and none without columns', () => {
    for (const columns of [[], [number('a')], [number('a'), number('b')], [category('c', 'x')], [category('c')]]) {
      assert.equal(featureCountOf(columns), featureNamesOf(columns).length);
    }
  });
});
