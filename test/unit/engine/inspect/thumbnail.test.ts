import assert from 'node:assert/strict';
import { thumbnail } from '../../../../src/engine/inspect/thumbnail';

describe('a thumbnail', () => {
  it('without room for any value still knows the largest weight', () => {
    const matrix = Float64Array.of(1, -5, 3, 4);
    for (const [rows, columns] of [
      [0, 0],
      [0, 2],
      [2, 0],
    ] as const) {
      const small = thumbnail(matrix, 2, 2, rows, columns);
      assert.deepEqual(small, { rows, columns, values: new Float32Array(), maxAbs: 5 });
    }
  });

  it('knows the largest weight of a whole matrix, not of its means', () => {
    const matrix = Float64Array.from({ length: 5 * 6 }, (_, k) => (k === 29 ? -70 : k));
    assert.equal(thumbnail(matrix, 5, 6, 2, 3).maxAbs, 70);
    assert.equal(thumbnail(matrix, 5, 6, 1, 1).maxAbs, 70);
  });

  it('is empty, and its largest weight 0, where there are no weights', () => {
    const empty = thumbnail(new Float64Array(), 0, 6, 2, 3);
    assert.deepEqual(empty, { rows: 0, columns: 3, values: new Float32Array(), maxAbs: 0 });
  });
});
