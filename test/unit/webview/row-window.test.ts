import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rowWindow, scrollTo } from '../../../webview/data/row-window';
import { caseCount } from '../../count';

describe('the rows of a long table that are on the screen', () => {
  const table = fc.record({
    total: fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 20_000_000 })),
    view: fc.integer({ min: 41, max: 2000 }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  it('fill it from the first row to the last, whatever the table’s length (seed 91)', () => {
    fc.assert(
      fc.property(table, ({ total, view, at }) => {
        const { height } = rowWindow(0, view, total, 40);
        assert.ok(height <= 8_000_000 && height <= 40 * total);
        const most = Math.max(0, height - view);
        const found = rowWindow(at * most, view, total, 40);
        const top = found.top - at * most;
        // The first row begins at the top of the view or above it, and the last one ends below it or is the last of all.
        assert.ok(top <= 1e-6 && top > -40 - 1e-6, `top ${top}`);
        const end = top + 40 * found.count;
        assert.ok(end >= view - 1e-6 || found.first + found.count === total, `ends at ${end} of ${view}`);
        assert.ok(found.first >= 0 && found.first + found.count <= total);
      }),
      { seed: 91, numRuns: caseCount(2000) },
    );
  });

  it('begin with the first at the top and end with the last at the foot', () => {
    assert.deepEqual(rowWindow(0, 400, 1e6, 40), { height: 8_000_000, first: 0, count: 11, top: 0 });
    const end = rowWindow(8_000_000 - 400, 400, 1e6, 40);
    assert.deepEqual([end.first, end.count, end.top], [999_990, 10, 7_999_600]);
    assert.deepEqual(rowWindow(90, 400, 100, 40), { height: 4000, first: 2, count: 11, top: 80 });
    assert.deepEqual(rowWindow(0, 400, 0, 40), { height: 0, first: 0, count: 0, top: 0 });
    assert.deepEqual(rowWindow(30, 400, 3, 40), { height: 120, first: 0, count: 3, top: 0 });
  });

  it('hold the row that is scrolled to, whole; one that is there stays where it is (seed 92)', () => {
    fc.assert(
      fc.property(table, fc.double({ min: 0, max: 1, noNaN: true }), ({ total, view, at }, which) => {
        const row = Math.floor(which * (total - 1));
        const { height } = rowWindow(0, view, total, 40);
        const before = at * Math.max(0, height - view);
        const after = scrollTo(row, before, view, total, 40);
        const found = rowWindow(after, view, total, 40);
        const top = found.top - after + 40 * (row - found.first);
        // Pixels of a table that is scrolled faster stand for more than one of its own.
        const slack = 1e-3 * Math.max(1, (40 * total) / height);
        if (40 * total > view) assert.ok(top >= -slack && top + 40 <= view + slack, `row ${row} at ${top} of ${view}`);
        assert.equal(scrollTo(row, after, view, total, 40), scrollTo(row, after, view, total, 40));
      }),
      { seed: 92, numRuns: caseCount(2000) },
    );
    assert.equal(scrollTo(5, 120, 400, 100, 40), 120);
    assert.equal(scrollTo(2, 120, 400, 100, 40), 80);
    assert.equal(scrollTo(13, 120, 400, 100, 40), 160);
    assert.equal(scrollTo(2, 0, 400, 5, 40), 0);
  });
});
