import assert from 'node:assert/strict';
import { depthBlocks, depthOf } from '../../../../../src/engine/compiled/layout/depth';
import { laneMask } from '../../../../../src/engine/compiled/layout/lanes';
import {
  columnPlaces,
  type PanelWidth,
  paddedUnits,
  panelGroups,
  panelRuns,
  storedRows,
} from '../../../../../src/engine/compiled/layout/panels';

/** Every number of columns up to 70, and some that fill several blocks, in panels of either width. */
const cases = [8, 16].flatMap((widest) =>
  [...Array(70).keys(), 255, 256, 271, 511, 512, 999].map((k) => [k + 1, widest as PanelWidth] as const),
);

describe('panels', () => {
  it('hold every column in whole panels, the widest first, with little padding', () => {
    for (const [columns, widest] of cases) {
      const groups = panelGroups(columns, widest);
      let next = 0;
      for (const { start, width, count } of groups) {
        assert.equal(start, next);
        assert.ok(count > 0 && width <= widest && [4, 8, 16].includes(width));
        next = start + width * count;
      }
      assert.equal(next, paddedUnits(columns));
      assert.ok(next >= columns && next - columns < 8);
      assert.deepEqual(
        groups.map(({ width }) => width),
        [...new Set(groups.map(({ width }) => width))].sort((a, b) => b - a),
      );
    }
    assert.deepEqual([1, 4, 5, 8, 9, 17].map(paddedUnits), [4, 4, 8, 8, 16, 24]);
    assert.deepEqual(panelGroups(28, 16), [{ start: 0, width: 16, count: 2 }]);
  });

  it('keep each value of a matrix in a place of its own', () => {
    for (const [columns, widest] of cases.slice(0, 40)) {
      const rows = 3;
      const places = columnPlaces(columns, rows, widest).flatMap(({ first, step }) =>
        Array.from({ length: rows }, (_, row) => first + row * step),
      );
      assert.equal(new Set(places).size, columns * rows);
      assert.ok(Math.min(...places) === 0 && Math.max(...places) < rows * paddedUnits(columns));
    }
    // In a panel of 8, row follows row.
    assert.deepEqual(columnPlaces(9, 2, 8).slice(7), [
      { first: 7, step: 8 },
      { first: 16, step: 8 },
    ]);
  });

  it('are full, but for a last one that is told apart', () => {
    for (const [columns, widest] of cases) {
      const runs = panelRuns(panelGroups(columns, widest), columns);
      let next = 0;
      for (const [k, { start, width, count, filled }] of runs.entries()) {
        assert.equal(start, next);
        assert.ok(filled > 0 && (filled === width || (k === runs.length - 1 && count === 1 && filled < width)));
        next = start + width * count;
      }
      assert.equal(
        runs.reduce((sum, { count, filled }) => sum + count * filled, 0),
        columns,
      );
    }
  });

  it('have lanes of their last vector that are units, and others that are padding', () => {
    assert.deepEqual([1, 2, 3, 4, 5, 8].map(laneMask), [
      [-1, 0, 0, 0],
      [-1, -1, 0, 0],
      [-1, -1, -1, 0],
      [-1, -1, -1, -1],
      [-1, 0, 0, 0],
      [-1, -1, -1, -1],
    ]);
  });

  it('of several panels are stored with an odd number of rows, next to each other otherwise', () => {
    assert.deepEqual([storedRows(4, 8), storedRows(4, 9), storedRows(5, 9), storedRows(5, 8)], [4, 5, 5, 5]);
  });

  it('are cut into blocks that the first-level cache holds, each column in one', () => {
    for (const [columns, widest] of cases) {
      const runs = panelRuns(panelGroups(columns, widest), columns);
      const blocks = depthBlocks(runs);
      assert.equal(
        blocks.reduce((sum, block) => sum + block.times * depthOf(block), 0),
        columns,
      );
      for (const [k, { times, runs: parts }] of blocks.entries()) {
        const [main, ...others] = parts;
        assert.ok(times > 0 && main && main.panels > 0 && main.run === 0 && main.panels * main.width <= 256);
        assert.ok(others.length === 0 || k === blocks.length - 1);
      }
      const panels = blocks.flatMap(({ times, runs: parts }) => parts.map(({ run, panels: n }) => [run, times * n]));
      for (const [run, { count }] of runs.entries()) {
        assert.equal(
          panels.filter(([of]) => of === run).reduce((sum, [, n = NaN]) => sum + n, 0),
          count,
        );
      }
    }
    assert.deepEqual(depthBlocks([]), []);
    // 40 panels of 16, and a last one with 5 columns: three blocks of nearly equal depth.
    const panels = (columns: number) =>
      depthBlocks(panelRuns(panelGroups(columns, 16), columns)).map(({ times, runs }) => [
        times,
        ...runs.map((run) => [run.panels, run.filled]),
      ]);
    assert.deepEqual(panels(645), [
      [1, [14, 16]],
      [1, [14, 16]],
      [1, [12, 16], [1, 5]],
    ]);
    assert.deepEqual(panels(256), [[1, [16, 16]]]);
    assert.deepEqual(panels(272), [
      [1, [9, 16]],
      [1, [8, 16]],
    ]);
  });
});
