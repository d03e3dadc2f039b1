import assert from 'node:assert/strict';
import { tileRuns } from '../../../../../src/engine/compiled/kernels/tile';

describe('the tiles of a product', () => {
  it('hold each row once, are as few as 12 registers allow, and nearly equal', () => {
    for (const widest of [8, 16] as const) {
      // V8 merges 128-bit vectors in pairs where panels are 16 wide.
      const sums = widest === 16 ? 24 : 12;
      for (const width of [4, 8, 16].filter((w) => w <= widest)) {
        const most = Math.min(12, sums / (width / 4));
        for (let rows = 0; rows <= 60; rows++) {
          const runs = tileRuns(rows, width, widest);
          const heights = runs.flatMap(({ height, count }) => new Array<number>(count).fill(height));
          assert.equal(
            heights.reduce((sum, height) => sum + height, 0),
            rows,
          );
          assert.equal(heights.length, Math.ceil(rows / most), `${rows} rows of ${width}`);
          assert.ok(heights.every((height) => height <= most && height > 0));
          if (rows > 0) assert.ok(Math.max(...heights) - Math.min(...heights) <= 1);
        }
      }
    }
    assert.deepEqual(tileRuns(14, 8, 8), [
      { height: 5, count: 2 },
      { height: 4, count: 1 },
    ]);
  });
});
