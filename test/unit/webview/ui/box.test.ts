import assert from 'node:assert/strict';
import fc from 'fast-check';
import { crosses, grown, overlaps } from '../../../../webview/ui/box';

const seed = 20260103;
const coordinate = fc.integer({ min: -50, max: 150 });

describe('whether a line passes through a box', () => {
  it(`agrees with its points one by one (seed ${seed})`, () => {
    const box = { left: 20, right: 60, top: 30, bottom: 50 };
    const line = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(line, (points) => {
        const found = crosses(points.flat(), box);
        const within = points.slice(1).some(([x2, y2], i) => {
          const [x1, y1] = points[i] ?? [x2, y2];
          return Array.from({ length: 2001 }, (_, t) => t / 2000).some((t) => {
            const [x, y] = [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t];
            return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
          });
        });
        // Points on the way may miss a corner that the line just touches.
        assert.ok(found || !within);
        if (found && !within) {
          const smaller = { left: 20.2, right: 59.8, top: 30.2, bottom: 49.8 };
          assert.equal(crosses(points.flat(), smaller), false);
        }
      }),
      { seed },
    );
  });

  it('is true along an edge and at a corner', () => {
    const box = { left: 10, right: 20, top: 30, bottom: 40 };
    for (const line of [
      [10, 0, 10, 99],
      [20, 0, 20, 99],
      [0, 30, 99, 30],
      [0, 40, 99, 40],
      [5, 35, 15, 25],
      [15, 45, 25, 35],
      // A line that ends at an edge, from each side and in both directions.
      [0, 35, 10, 35],
      [10, 35, 0, 35],
      [99, 35, 20, 35],
      [20, 35, 99, 35],
      [15, 0, 15, 30],
      [15, 30, 15, 0],
      [15, 99, 15, 40],
      [15, 40, 15, 99],
    ])
      assert.equal(crosses(line, box), true, String(line));
    assert.equal(crosses([5, 34.9, 15, 24.9], box), false);
  });

  it('is false for a point alone and for a line that ends before it', () => {
    const box = { left: 10, right: 20, top: 10, bottom: 20 };
    assert.equal(crosses([15, 15], box), false);
    assert.equal(crosses([0, 15, 9, 15], box), false);
    assert.equal(crosses([0, 15, 11, 15], box), true);
    // From its end a line does not go on to the origin.
    assert.equal(crosses([40, 40, 30, 30], box), false);
  });
});

describe('boxes', () => {
  const box = { left: 10, right: 20, top: 30, bottom: 40 };
  const moved = (x: number, y: number) => ({ left: 10 + x, right: 20 + x, top: 30 + y, bottom: 40 + y });

  it('overlap where they share a point or are too near, side by side or one below the other', () => {
    for (const [x, y, across, down, expected] of [
      [0, 0, 0, 0, true],
      [9, 0, 0, 0, true],
      [10, 0, 0, 0, false],
      [-10, 0, 0, 0, false],
      [0, 10, 0, 0, false],
      [0, -10, 0, 0, false],
      [12, 0, 3, 0, true],
      [-12, 0, 3, 0, true],
      [13, 0, 3, 0, false],
      [-13, 0, 3, 0, false],
      [0, 12, 0, 3, true],
      [0, -12, 0, 3, true],
      [0, 13, 3, 3, false],
      [0, -13, 3, 3, false],
      [12, 12, 3, 3, true],
      [12, 20, 3, 3, false],
      [-12, -20, 3, 3, false],
      [20, 12, 3, 3, false],
      [-20, -12, 3, 3, false],
    ] as const)
      assert.equal(overlaps(box, moved(x, y), across, down), expected, `${[x, y, across, down]}`);
  });

  it('grow on every side', () => {
    assert.deepEqual(grown(box, 3), { left: 7, right: 23, top: 27, bottom: 43 });
  });
});
