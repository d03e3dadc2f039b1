import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pointAt } from '../../../../webview/diagram/curve';
import { type Plate, placePlates } from '../../../../webview/diagram/place-plates';
import type { Box } from '../../../../webview/ui/box';

const seed = 20260102;

const coordinate = fc.integer({ min: 0, max: 400 });
const plates: fc.Arbitrary<Plate[]> = fc.array(
  fc.record({
    curve: fc.record({ x1: fc.constant(0), y1: coordinate, x2: fc.constant(300), y2: coordinate }),
    at: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    width: fc.integer({ min: 20, max: 70 }),
  }),
  { maxLength: 12 },
);
const boxes: fc.Arbitrary<Box[]> = fc.array(
  fc
    .tuple(coordinate, coordinate, fc.integer({ min: 5, max: 80 }), fc.integer({ min: 5, max: 40 }))
    .map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height })),
  { maxLength: 20 },
);

const apart = (a: Box, b: Box): boolean =>
  a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

describe('the places of plates on lines', () => {
  it(`are clear of each other and of all that is there (seed ${seed})`, () => {
    fc.assert(
      fc.property(plates, boxes, (all, taken) => {
        const placed = placePlates(all, taken).filter((box) => box !== undefined);
        for (const [i, box] of placed.entries()) {
          for (const other of [...taken, ...placed.slice(i + 1)]) assert.ok(apart(box, other));
        }
      }),
      { seed },
    );
  });

  it(`are on their own lines (seed ${seed})`, () => {
    fc.assert(
      fc.property(plates, boxes, (all, taken) => {
        for (const [i, box] of placePlates(all, taken).entries()) {
          const plate = all[i];
          if (!box || !plate) continue;
          const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
          const away = Array.from({ length: 401 }, (_, t) => pointAt(plate.curve, t / 400)).map((point) =>
            Math.hypot(point.x - x, point.y - y),
          );
          assert.ok(Math.min(...away) < 2);
        }
      }),
      { seed },
    );
  });

  it('go as little aside as is needed, first toward the end of their line', () => {
    const plate = { curve: { x1: 0, y1: 50, x2: 1000, y2: 50 }, at: 0.5, width: 10 };
    const middle = (...taken: [number, number][]): number | undefined => {
      const [box] = placePlates(
        [plate],
        taken.map(([left, right]) => ({ left, right, top: 40, bottom: 60 })),
      );
      return box && Math.round(1e6 * ((box.left + box.right) / 2)) / 1e6;
    };
    const at = (t: number): number => Math.round(1e6 * pointAt(plate.curve, t).x) / 1e6;
    assert.equal(middle([at(0.5) - 1, at(0.5) + 1]), at(0.5 + 0.04));
    assert.equal(middle([at(0.5) - 1, at(0.58)]), at(0.5 - 0.04));
    assert.equal(middle([at(0.44), 1000]), at(0.5 - 0.04 - 0.04));
    assert.equal(middle([0, at(0.5) + 1]), at(0.5 + 0.04));
  });

  it('go as far as the other end of their line', () => {
    const curve = { x1: 0, y1: 50, x2: 1000, y2: 50 };
    const last = pointAt(curve, 0.9).x;
    const [box] = placePlates([{ curve, at: 0.1, width: 10 }], [{ left: 0, right: last - 8, top: 40, bottom: 60 }]);
    assert.equal(box?.right, last + 5);
  });

  it('are where they are best while nothing is in the way, and given up where all is taken', () => {
    const plate = { curve: { x1: 0, y1: 50, x2: 200, y2: 50 }, at: 0.3, width: 40 };
    const { x, y } = pointAt(plate.curve, 0.3);
    assert.deepEqual(placePlates([plate], []), [{ left: x - 20, right: x + 20, top: y - 7, bottom: y + 7 }]);
    for (const at of [0.1, 0.9]) {
      const end = pointAt(plate.curve, at);
      assert.equal(placePlates([{ ...plate, at }], [])[0]?.left, end.x - 20);
    }
    assert.deepEqual(placePlates([plate], [{ left: 0, right: 200, top: 40, bottom: 60 }]), [undefined]);
  });
});
