import assert from 'node:assert/strict';
import { elementCount, shapeText } from '../../../../src/data/sources/array';

describe('the elements of a shape', () => {
  it('have a count and a shape', () => {
    assert.deepEqual(
      [
        elementCount([]),
        elementCount([3, 4]),
        elementCount([1, 3]),
        elementCount([2 ** 60, 0]),
        elementCount([2 ** 30, 2 ** 30]),
      ],
      [1, 12, 3, 0, Infinity],
    );
    assert.deepEqual([shapeText([]), shapeText([5]), shapeText([3, 4])], ['()', '(5,)', '(3, 4)']);
  });
});
