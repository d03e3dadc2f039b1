import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pointAt } from '../../../../webview/diagram/curve';
import { NearLines, type WideLine } from '../../../../webview/diagram/near-lines';
import { type Box, crosses, grown } from '../../../../webview/ui/box';

const seed = 20260106;

const y = fc.integer({ min: 0, max: 300 });
/** Lines from x = 0 to a column at 200, and from it to 400; many end where the region of the labels begins. */
const line: fc.Arbitrary<WideLine> = fc.record({
  curve: fc.tuple(fc.boolean(), fc.integer({ min: 165, max: 185 }), y, y).map(([enters, end, y1, y2]) => ({
    x1: enters ? 0 : 400 - end,
    y1,
    x2: enters ? end : 400,
    y2,
  })),
  width: fc.integer({ min: 1, max: 6 }),
});
/** Labels below the units of that column, none wider than 60. */
const label: fc.Arbitrary<Box> = fc
  .tuple(fc.oneof(fc.constant(30), fc.integer({ min: 5, max: 30 })), y)
  .map(([half, top]) => ({ left: 200 - half, right: 200 + half, top, bottom: top + 12 }));
const region = { left: 170, right: 230 };

/** The same by all pieces of all lines. */
const isClear = (lines: readonly WideLine[], box: Box): boolean =>
  !lines.some(({ curve, width }) => {
    const points = Array.from({ length: 25 }, (_, i) => pointAt(curve, i / 24)).flatMap((point) => [point.x, point.y]);
    return crosses(points, grown(box, width / 2));
  });

describe('the lines near a column’s labels', () => {
  it(`pass through a label exactly where the whole lines do (seed ${seed})`, () => {
    let clear = 0;
    let crossed = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.array(label, { maxLength: 8 }), (lines, labels) => {
        const near = new NearLines(lines, region);
        for (const box of labels) {
          const expected = isClear(lines, box);
          if (expected) clear++;
          else crossed++;
          assert.equal(near.isClear(box), expected);
        }
      }),
      { seed, numRuns: 1000 },
    );
    assert.ok(clear > 100 && crossed > 100, `${clear} clear and ${crossed} crossed`);
  });
});
