import assert from 'node:assert/strict';
import fc from 'fast-check';
import { crosses } from '../../../../webview/ui/box';

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

  it('is false for a point alone and for a line that ends before it', () => {
    const box = { left: 10, right: 20, top: 10, bottom: 20 };
    assert.equal(crosses([15, 15], box), false);
    assert.equal(crosses([0, 15, 9, 15], box), false);
    assert.equal(crosses([0, 15, 11, 15], box), true);
  });
});
