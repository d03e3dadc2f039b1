import assert from 'node:assert/strict';
import fc from 'fast-check';
import { quantize } from '../../../../src/engine/inspect/quantize';
import { expanded } from '../../../../src/numerics/companding';
import { zeroLine } from '../../../../webview/ui/zero-line';
import { paper, withoutPage } from '../paper';

const seed = 20260134;

describe('the zero line of a surface', () => {
  withoutPage();

  /** Its pieces as x1, y1, x2, y2 in the unit square. */
  const pieces = (values: readonly number[], side: number): number[][] => {
    const { context, sheet } = paper();
    context.stroke(zeroLine(values, side));
    const path = sheet.all('stroke')[0]?.path ?? [];
    const points = path.map(([, x = 0, y = 0]) => [x, y]);
    assert.ok(path.every(([command], i) => command === (i % 2 === 0 ? 'move' : 'line')));
    return Array.from({ length: points.length / 2 }, (_, i) => [
      ...(points[2 * i] ?? []),
      ...(points[2 * i + 1] ?? []),
    ]);
  };

  it(`is where a plane is 0, in every cell that it passes through (seed ${seed})`, () => {
    const n = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(n, n, n, fc.integer({ min: 2, max: 6 }), (a, b, c, side) => {
        const at = (x: number, y: number): number => a * x + b * y + c / 2 + 0.25;
        const centre = (i: number): number => (i + 0.5) / side;
        const values = Array.from({ length: side * side }, (_, i) =>
          at(centre(i % side), centre(Math.floor(i / side))),
        );
        const found = pieces(values, side);
        const cells = new Set<string>();
        for (const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] of found) {
          assert.ok(Math.abs(at(x1, y1)) < 1e-3 && Math.abs(at(x2, y2)) < 1e-3, `${[x1, y1, x2, y2]}`);
          const cell = (p: number, q: number): number => Math.floor(((p + q) / 2) * side - 0.5);
          const [i, j] = [cell(x1, x2), cell(y1, y2)];
          cells.add(`${i} ${j}`);
          for (const [p, k] of [
            [x1, i],
            [x2, i],
            [y1, j],
            [y2, j],
          ] as const) {
            assert.ok(p * side - 0.5 >= k - 1e-4 && p * side - 0.5 <= k + 1 + 1e-4);
          }
        }
        let crossed = 0;
        for (let j = 0; j + 1 < side; j++) {
          for (let i = 0; i + 1 < side; i++) {
            const corners = [0, 1, side, side + 1].map((step) => (values[j * side + i + step] ?? 0) > 0);
            if (corners.includes(true) && corners.includes(false)) crossed++;
          }
        }
        assert.equal(found.length, crossed);
      }),
      { seed, numRuns: 300 },
    );
  });

  it(`is as straight as z, though z travels as bytes and g is flat on both sides (seed ${seed})`, () => {
    const n = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(n, n, fc.double({ min: -0.4, max: 0.4, noNaN: true }), (a, b, share) => {
        const side = 48;
        const c = share * (Math.abs(a) + Math.abs(b));
        const at = (x: number, y: number): number => a * (2 * x - 1) + b * (2 * y - 1) + c;
        const z = Float32Array.from({ length: side * side }, (_, i) =>
          at(((i % side) + 0.5) / side, (Math.floor(i / side) + 0.5) / side),
        );
        const { bytes, largest } = quantize(z);
        const shown = Array.from(bytes, (byte) => expanded(byte, largest));
        for (const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] of pieces(shown, side)) {
          assert.ok(Math.abs(at(x1, y1)) <= 0.004 * largest && Math.abs(at(x2, y2)) <= 0.004 * largest);
        }
      }),
      { seed, numRuns: 100 },
    );
  });

  it('joins the edges that it crosses, by the values on both sides', () => {
    const of = (a: number, b: number, d: number, c: number) => pieces([a, b, d, c], 2);
    const at = (v: number): number => Math.round(1e6 * ((v + 0.5) / 2)) / 1e6;
    assert.deepEqual(of(1, -3, -1, -1), [[at(0.25), at(0), at(0), at(0.5)]]);
    assert.deepEqual(of(-1, 3, -1, -1), [[at(0.25), at(0), at(1), at(0.75)]]);
    assert.deepEqual(of(-1, -1, -1, 3), [[at(1), at(0.25), at(0.25), at(1)]]);
    assert.deepEqual(of(-1, -1, 3, -1), [[at(0.75), at(1), at(0), at(0.25)]]);
    assert.deepEqual(of(1, 1, -1, -1), [[at(1), at(0.5), at(0), at(0.5)]]);
    // A saddle has two pieces.
    assert.equal(of(1, -1, -1, 1).length, 2);
    assert.deepEqual([of(1, 1, 1, 1), of(-1, -1, -1, -1), of(0, 0, 0, 0)], [[], [], []]);
    // 0 itself is not above 0.
    for (const zero of [0, 1, 2, 3]) {
      const [a = 1, b = 1, d = 1, c = 1] = [0, 1, 2, 3].map((corner) => (corner === zero ? 0 : 1));
      assert.equal(of(a, b, d, c).length, 1);
    }
  });
});
