import assert from 'node:assert/strict';
import { thumbnailSize } from '../../../src/engine/inspect/thumbnail';
import { shownPositions } from '../../../src/worker/snapshot';

describe('a snapshot', () => {
  it('shows all of up to 204 layers, of more the first, the last and others evenly between', () => {
    assert.deepEqual([shownPositions(1), shownPositions(3)], [[0], [0, 1, 2]]);
    const all = shownPositions(204);
    assert.deepEqual([all.length, all.at(-1)], [204, 203]);
    const most = shownPositions(407);
    assert.deepEqual([most.length, most.slice(0, 3), most.at(-1)], [204, [0, 2, 4], 406]);
    assert.deepEqual(
      shownPositions(205).filter((position, i) => position !== i),
      Array.from({ length: 102 }, (_, i) => 103 + i),
    );
  });

  it('has a matrix whole where it fits, else in a form as near to its own as fits', () => {
    assert.deepEqual(thumbnailSize(10, 10, 100), [10, 10]);
    assert.deepEqual(thumbnailSize(10, 10, 99), [9, 9]);
    assert.deepEqual(
      [thumbnailSize(2, 900, 101), thumbnailSize(900, 3, 101)],
      [
        [2, 50],
        [33, 3],
      ],
    );
    assert.deepEqual(
      [thumbnailSize(9, 900, 99), thumbnailSize(900, 9, 99)],
      [
        [9, 11],
        [11, 9],
      ],
    );
    assert.deepEqual(
      [thumbnailSize(10, 900, 99), thumbnailSize(900, 10, 99)],
      [
        [9, 9],
        [9, 9],
      ],
    );
    assert.deepEqual(
      [thumbnailSize(5, 5, 1), thumbnailSize(5, 5, 0.9), thumbnailSize(0, 5, 8)],
      [
        [1, 1],
        [0, 0],
        [0, 5],
      ],
    );
  });
});
