import assert from 'node:assert/strict';
import { type ArrayEntry, type ArrayValues, elementCount } from '../../../../src/data/sources/array';
import { examplesOf, featureArray, targetArray } from '../../../../src/data/sources/chosen-arrays';
import type { ArrayFile } from '../../../../src/data/sources/data-file';
import { faultOf } from './opened';

const array = (name: string, shape: readonly number[], values?: ArrayValues): ArrayEntry => ({
  name,
  shape,
  read: () => values ?? Float64Array.from({ length: elementCount(shape) }, (_, k) => k),
});
const fileOf = (...arrays: readonly ArrayEntry[]): ArrayFile => ({ kind: 'arrays', format: 'NPZ', arrays });

describe('the arrays of a file', () => {
  const features = (file: ArrayFile, names = {}) => featureArray('a.npz', file, names).name;
  const targets = (file: ArrayFile, x: ArrayEntry, m: number, names = {}) =>
    targetArray('a.npz', file, names, x, m).name;

  it('have the features in the one that is named, or looks like it', () => {
    const [p, q, v] = [array('p', [4, 2]), array('q', [4, 3]), array('v', [4])];
    assert.deepEqual(
      [features(fileOf(p, q), { x: 'q' }), features(fileOf(p, q), { x: '/q' }), features(fileOf(v))],
      ['q', 'q', 'v'],
    );
    assert.deepEqual(
      [features(fileOf(p, array('X', [4]), q)), features(fileOf(array('X', [1]), array('x', [1])))],
      ['X', 'x'],
    );
    assert.deepEqual(
      [
        features(fileOf(v, p, array('w', [1, 4]))),
        features(fileOf(v, array('y', [4]))),
        features(fileOf(v, array('Y', [4]))),
      ],
      ['p', 'v', 'v'],
    );
    assert.equal(features(fileOf(p, q), { y: 'q' }), 'p');
    // One value alone is none, and neither is a matrix with one axis that is longer than 1.
    assert.deepEqual(
      [[], [1], [1, 1], [1, 4, 1], [0]].map((shape) => features(fileOf(p, array('w', shape)))),
      ['p', 'p', 'p', 'p', 'p'],
    );
    assert.equal(features(fileOf(v, p, array('w', [2, 2]), array('y', [4])), { x: 'w' }), 'w');
    const unread: ArrayEntry = { name: 'u', read: () => assert.fail('read') };
    assert.equal(features(fileOf(unread, p)), 'p');
    const { detail } = faultOf(() => features(fileOf(p, q)));
    assert.deepEqual([detail.code, detail.args], ['data-array-choose-x', { names: 'p, q' }]);
    const near = faultOf(() => features(fileOf(array('images', [1]), q), { x: 'image' }));
    assert.deepEqual(near.detail.args, { name: 'image', meant: 'images' });
    assert.deepEqual(faultOf(() => features(fileOf(p, q), { x: 'zzz' })).detail.args, { name: 'zzz', names: 'p, q' });
  });

  it('have the targets in the one that is named, or has as many examples', () => {
    const x = array('x', [4, 2]);
    const [v, w, other] = [array('v', [4]), array('w', [4, 3]), array('o', [5])];
    assert.deepEqual(
      [
        targets(fileOf(x, v, w), x, 4, { y: 'w' }),
        targets(fileOf(x, v, other), x, 4),
        targets(fileOf(x, v, w, other), x, 4),
      ],
      ['w', 'v', 'v'],
    );
    assert.deepEqual(
      [targets(fileOf(x, v, array('Y', [9])), x, 4), targets(fileOf(x, array('r', [1, 4]), other), x, 4)],
      ['Y', 'r'],
    );
    assert.equal(faultOf(() => targets(fileOf(x, v, array('u', [4])), x, 4)).detail.code, 'data-array-choose-y');
    assert.deepEqual(
      [examplesOf([1, 4], 4), examplesOf([4, 1], 4), examplesOf([1, 4], 3), examplesOf([1, 4, 4], 4)],
      [4, 4, 1, 1],
    );
  });
});
