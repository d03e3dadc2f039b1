import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cellBeside, matrixOf } from '../../../../webview/results/matrix';
import { imageLayout, mostInTable, tableLayout } from '../../../../webview/results/matrix-layout';

const seed = 43;

describe('a confusion matrix as it is drawn', () => {
  it('has the share of each cell in its row, and the largest share that is wrong', () => {
    const matrix = matrixOf({
      classes: 3,
      cells: {
        truths: Int32Array.of(0, 0, 1).buffer,
        predicted: Int32Array.of(0, 2, 0).buffer,
        counts: Int32Array.of(6, 2, 1).buffer,
      },
      figures: {
        examples: Float64Array.of(8, 1, 0).buffer,
        predicted: new ArrayBuffer(0),
        precision: new ArrayBuffer(0),
        recall: new ArrayBuffer(0),
        f1: new ArrayBuffer(0),
      },
    });
    const shares = [0, 1, 2].map((truth) => [0, 1, 2].map((predicted) => matrix.shareOf({ truth, predicted })));
    assert.deepEqual(shares, [
      [0.75, 0, 0.25],
      [1, 0, 0],
      [0, 0, 0],
    ]);
    assert.deepEqual([matrix.worst, matrix.countOf({ truth: 0, predicted: 2 })], [1, 2]);
  });

  it('stays within its classes', () => {
    assert.deepEqual(cellBeside({ truth: 0, predicted: 2 }, 3, 1, -1), { truth: 0, predicted: 2 });
    assert.deepEqual(cellBeside({ truth: 0, predicted: 1 }, 3, 1, 1), { truth: 1, predicted: 2 });
    assert.deepEqual(cellBeside({ truth: 9, predicted: 9 }, 3, 0, 0), { truth: 2, predicted: 2 });
  });

  it(`fits its room with numbers that fit their cells (seed ${seed})`, () => {
    const sizes = fc.record({
      classes: fc.integer({ min: 2, max: mostInTable }),
      room: fc.integer({ min: 290, max: 900 }),
      name: fc.integer({ min: 1, max: 40 }),
      number: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(sizes, ({ classes, room, name, number }) => {
        const { width, head, font } = tableLayout(classes, room, name, number);
        // Cells have a least width: only many classes in a very narrow pane scroll.
        if (classes * 15 + room / 3 <= room) assert.ok(head + classes * width <= room);
        if (font > 0) assert.ok(number * font * 0.5 < width);
      }),
      { seed, numRuns: 200 },
    );
  });

  it(`is an image of no more pixels than its room, whatever the number of classes (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 31, max: 5000 }), fc.integer({ min: 200, max: 520 }), (classes, room) => {
        const { size, cell, block } = imageLayout(classes, room);
        assert.ok(size <= room && size > 0);
        // The last cell is on the image.
        assert.ok((Math.floor((classes - 1) / block) + 1) * cell <= size);
      }),
      { seed, numRuns: 200 },
    );
  });
});
