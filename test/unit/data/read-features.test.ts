import assert from 'node:assert/strict';
import { readFeatures } from '../../../src/data/read-features';
import { encodeUtf8 } from '../../../src/model/utf8';
import { assertFault } from './specs';

describe('readFeatures', () => {
  const scaling = { shift: Float64Array.of(1, 0), factor: Float64Array.of(2, 1) };
  const read = (text: string, layout: Partial<Parameters<typeof readFeatures>[2]> = {}) =>
    readFeatures(
      'p.csv',
      encodeUtf8(text),
      { inputs: 2, featureNames: ['a', 'b'], targets: ['y'], ...layout },
      scaling,
    );

  it('finds columns by name, with or without the target, and scales them', () => {
    assert.deepEqual([...read('b,y,a,z\n5,0,3,9\n').x], [4, 5]);
    assert.deepEqual([...read('a,b\n3,5\n4,6\n').x], [4, 5, 6, 6]);
    assert.equal(read('a,b\n3,5\n4,6\n').m, 2);
  });

  it('takes n_x columns of other names in their order', () => {
    assert.deepEqual([...read('u,y,v\n3,0,5\n').x], [4, 5]);
    assert.deepEqual([...readFeatures('p.csv', encodeUtf8('u,v\n3,5\n'), { inputs: 2 }).x], [3, 5]);
  });

  it('encodes categories as the training set did', () => {
    assert.deepEqual([...read('c\nred\nblue\n', { featureNames: ['c=blue', 'c=red'] }).x], [-2, 1, 0, 0]);
    assertFault(() => read('c\ngreen\n', { featureNames: ['c=blue', 'c=red'] }), 'data-unknown-category', [2, 1]);
  });

  it('says what is missing', () => {
    assertFault(() => read('a,height\n1,2\n', { featureNames: ['a', 'heigth'] }), 'data-column-meant', [1]);
    assertFault(() => read('u,v,w\n1,2,3\n', { featureNames: ['width', 'height'] }), 'data-column-unknown', [1]);
    const nameless = { inputs: 2 };
    assertFault(() => readFeatures('p.csv', encodeUtf8('u,v,w\n1,2,3\n'), nameless), 'data-predict-columns', [1]);
    assertFault(() => read('a,b\n1,x\n'), 'data-not-number', [2, 3]);
    assertFault(() => read('a,b\n1,\n'), 'data-predict-missing', [2, 3]);
    assertFault(() => read('c,d\n,1\n', { featureNames: ['c=blue', 'c=red'] }), 'data-predict-missing', [2, 1]);
  });

  it('fills what is missing with the training set’s means, before it scales', () => {
    assert.deepEqual([...read('a,b\n,7\n2,NA\n', { means: Float64Array.of(4, 5) }).x], [6, 7, 2, 5]);
  });
});
