import assert from 'node:assert/strict';
import { ExampleRows } from '../../../../src/data/csv/example-rows';

describe('the rows of examples', () => {
  it('are looked up once for the same examples, and are neighbours where each follows the one before', () => {
    const rows = new ExampleRows(Int32Array.of(0, 1, 3, 4, 5));
    const asked = Int32Array.of(2, 3, 4);
    assert.deepEqual(rows.of(asked), { rows: Int32Array.of(3, 4, 5), areNeighbours: true });
    assert.equal(rows.of(asked), rows.of(asked));
    assert.deepEqual(rows.of(Int32Array.of(1, 2)), { rows: Int32Array.of(1, 3), areNeighbours: false });
    assert.deepEqual(rows.of(Int32Array.of(1, 0)), { rows: Int32Array.of(1, 0), areNeighbours: false });
    assert.deepEqual(rows.of(Int32Array.of(4)), { rows: Int32Array.of(5), areNeighbours: true });
    assert.deepEqual(rows.of(new Int32Array()), { rows: new Int32Array(), areNeighbours: true });
    assert.equal(rows.at(2), 3);
  });
});
