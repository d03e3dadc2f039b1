import assert from 'node:assert/strict';
import fc from 'fast-check';
import { confine, fitView, reveal, zoomAt } from '../../../../webview/diagram/view';

const seed = 20260133;
const size = fc.record({ width: fc.integer({ min: 50, max: 4000 }), height: fc.integer({ min: 50, max: 2000 }) });
const offset = fc.integer({ min: -5000, max: 5000 });

describe('the view of a diagram', () => {
  it('has what is smaller than its pane in the middle', () => {
    const view = confine({ scale: 0.5, x: 7, y: 9 }, { width: 100, height: 40 }, { width: 90, height: 50 });
    assert.deepEqual(view, { scale: 0.5, x: 20, y: 15 });
    assert.deepEqual(confine({ scale: 1, x: 7, y: 9 }, { width: 90, height: 50 }, { width: 90, height: 50 }), {
      ...{ scale: 1, x: 0, y: 0 },
    });
  });

  it(`has no empty margin where the diagram fills the pane (seed ${seed})`, () => {
    fc.assert(
      fc.property(size, size, offset, offset, fc.constantFrom(0.5, 1, 2), (diagram, pane, x, y, scale) => {
        const view = confine({ scale, x, y }, diagram, pane);
        for (const [at, length, room, wanted] of [
          [view.x, diagram.width * scale, pane.width, x],
          [view.y, diagram.height * scale, pane.height, y],
        ] as const) {
          if (length <= room) assert.equal(at, (room - length) / 2);
          else if (wanted > 0) assert.equal(at, 0);
          else assert.equal(at, Math.max(wanted, room - length));
        }
      }),
      { seed },
    );
  });

  it('keeps what is under the pointer where it is while it zooms, within its bounds', () => {
    const view = { scale: 2, x: 10, y: -30 };
    const zoomed = zoomAt(view, 1.5, 100, 70);
    assert.equal(zoomed.scale, 3);
    const under = (v: typeof view) => [(100 - v.x) / v.scale, (70 - v.y) / v.scale];
    assert.deepEqual(under(zoomed), under(view));
    assert.deepEqual([zoomAt(view, 100, 0, 0).scale, zoomAt(view, 0.0001, 0, 0).scale], [6, 0.04]);
  });

  it('shows all of a diagram, never larger than it is', () => {
    const pane = { width: 400, height: 200 };
    assert.deepEqual(fitView({ width: 800, height: 300 }, pane), { scale: 0.5, x: 0, y: 25 });
    assert.deepEqual(fitView({ width: 500, height: 800 }, pane), { scale: 0.25, x: 137.5, y: 0 });
    assert.deepEqual(fitView({ width: 100, height: 100 }, pane), { scale: 1, x: 150, y: 50 });
    assert.equal(fitView({ width: 1e6, height: 100 }, pane).scale, 0.04);
  });

  it('moves no further than is needed to show a stretch with its margins', () => {
    const pane = { width: 400, height: 200 };
    const at = (x: number, left: number, right: number) => reveal({ scale: 2, x, y: 5 }, left, right, pane);
    assert.deepEqual(at(0, 50, 100), { scale: 2, x: 0, y: 5 });
    assert.deepEqual([at(-76, 50, 100).x, at(-77, 50, 100).x], [-76, -76]);
    assert.deepEqual([at(176, 50, 100).x, at(180, 50, 100).x], [176, 176]);
    // What is wider than the pane begins at its left.
    assert.equal(at(100, 50, 400).x, -76);
    assert.equal(at(-500, 50, 400).x, -76);
  });
});
