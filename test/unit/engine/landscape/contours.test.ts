import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Contour, contoursOf, type ValueGrid } from '../../../../src/engine/landscape/contours';
import { levelsFor } from '../../../../src/engine/landscape/levels';
import { caseCount } from '../../../count';

/** The value between the points of a grid, linear along each side of a cell. */
function valueAt({ columns, rows, values }: ValueGrid, x: number, y: number): number {
  const [i, j] = [Math.min(columns - 2, Math.floor(x)), Math.min(rows - 2, Math.floor(y))];
  const [u, v] = [x - i, y - j];
  const at = (column: number, row: number): number => values[row * columns + column] ?? Number.NaN;
  const lower = (1 - u) * at(i, j) + u * at(i + 1, j);
  const upper = (1 - u) * at(i, j + 1) + u * at(i + 1, j + 1);
  return (1 - v) * lower + v * upper;
}

function gridOf(columns: number, rows: number, value: (x: number, y: number) => number): ValueGrid {
  const values = Float64Array.from({ length: columns * rows }, (_, k) => value(k % columns, Math.floor(k / columns)));
  return { columns, rows, values };
}

const pointsOf = ({ points }: Contour): readonly (readonly [number, number])[] =>
  Array.from({ length: points.length / 2 }, (_, k) => [points[2 * k] ?? NaN, points[2 * k + 1] ?? NaN]);

const isOnBorder = ({ columns, rows }: ValueGrid, [x, y]: readonly [number, number]): boolean =>
  x === 0 || y === 0 || x === columns - 1 || y === rows - 1;

const grids = fc.tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 2, max: 9 })).chain(([columns, rows]) =>
  fc
    .array(fc.oneof(fc.double({ min: -5, max: 5, noNaN: true }), fc.integer({ min: -1, max: 1 })), {
      minLength: columns * rows,
      maxLength: columns * rows,
    })
    .map((values): ValueGrid => ({ columns, rows, values: Float64Array.from(values) })),
);

describe('contours', () => {
  const cases = caseCount(3000);

  it(`have their level everywhere, and are closed or end at the border (${cases} grids, seed 51)`, () => {
    fc.assert(
      fc.property(grids, fc.double({ min: -5, max: 5, noNaN: true }), (grid, level) => {
        for (const line of contoursOf(grid, [level, 0])) {
          const points = pointsOf(line);
          for (const [x, y] of points) {
            assert.ok(Math.abs(valueAt(grid, x, y) - line.level) <= 1e-9, `${valueAt(grid, x, y)} at ${x}, ${y}`);
          }
          const [first, last] = [points[0] ?? assert.fail(), points.at(-1) ?? assert.fail()];
          if (line.closed) assert.deepEqual(first, last);
          else assert.ok(isOnBorder(grid, first) && isOnBorder(grid, last));
        }
      }),
      { seed: 51, numRuns: cases },
    );
  });

  it(`cross each edge between a point above and one below exactly once (${cases} grids, seed 52)`, () => {
    fc.assert(
      fc.property(grids, fc.double({ min: -5, max: 5, noNaN: true }), (grid, level) => {
        const { columns, rows, values } = grid;
        const isAbove = (k: number): boolean => (values[k] ?? NaN) >= level;
        let edges = 0;
        for (let k = 0; k < columns * rows; k++) {
          if (k % columns < columns - 1 && isAbove(k) !== isAbove(k + 1)) edges++;
          if (k + columns < columns * rows && isAbove(k) !== isAbove(k + columns)) edges++;
        }
        const lines = contoursOf(grid, [level]);
        const crossings = lines.reduce((sum, { points, closed }) => sum + points.length / 2 - Number(closed), 0);
        assert.equal(crossings, edges);
      }),
      { seed: 52, numRuns: cases },
    );
  });

  it('of a bowl is one closed line near the circle', () => {
    const grid = gridOf(41, 41, (x, y) => (x - 20) * (x - 20) + (y - 20) * (y - 20));
    const [line, ...others] = contoursOf(grid, [100]);
    assert.ok(line?.closed);
    assert.equal(others.length, 0);
    for (const [x, y] of pointsOf(line)) {
      assert.ok(Math.abs(Math.sqrt((x - 20) * (x - 20) + (y - 20) * (y - 20)) - 10) < 0.02);
    }
  });

  it('of a saddle go round the corners that the middle does not join', () => {
    const saddle = (middle: number): ValueGrid => ({
      columns: 2,
      rows: 2,
      values: Float64Array.of(1 + middle, -1 + middle, -1 + middle, 1 + middle),
    });
    const corners = (middle: number) => contoursOf(saddle(middle), [0]).map((line) => pointsOf(line));
    for (const line of corners(0.5))
      assert.ok(
        line.every(([x, y]) => x >= 0.5 === y <= 0.5),
        `${line}`,
      );
    for (const line of corners(-0.5))
      assert.ok(
        line.every(([x, y]) => x >= 0.5 === y >= 0.5),
        `${line}`,
      );
    assert.deepEqual([corners(0.5).length, corners(-0.5).length], [2, 2]);
  });

  it('leave out what is not finite', () => {
    const grid = gridOf(9, 9, (x, y) => (x === 4 && y === 4 ? Number.NaN : x));
    const lines = contoursOf(grid, [3.5]);
    assert.equal(lines.length, 2);
    assert.ok(lines.every(({ points }) => points.every(Number.isFinite)));
    assert.deepEqual(
      contoursOf(
        gridOf(3, 3, () => Number.POSITIVE_INFINITY),
        [1],
      ),
      [],
    );
  });
});

describe('levels', () => {
  const cases = caseCount(2000);

  it(`rise between the least value and the largest (${cases} grids, seed 53)`, () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(values, (given) => {
        const all = Float64Array.from([...given, Number.NaN, Number.POSITIVE_INFINITY]);
        const [low, high] = [Math.min(...given), Math.max(...given)];
        const levels = levelsFor(all);
        for (const [k, level] of levels.entries()) {
          assert.ok(level > low && level < high);
          assert.ok(k === 0 || level > (levels[k - 1] ?? NaN));
        }
        assert.ok(levels.length <= 12);
      }),
      { seed: 53, numRuns: cases },
    );
  });

  it('have few digits, and as many as tell a narrow range apart', () => {
    const ramp = (from: number, to: number): Float64Array =>
      Float64Array.from({ length: 1000 }, (_, k) => from + ((to - from) * k) / 999);
    const wide = levelsFor(ramp(0.01, 12));
    assert.ok(
      wide.length >= 6 && wide.every((level) => Number(level.toPrecision(1)) === level || level === 1.5),
      `${wide}`,
    );
    const narrow = levelsFor(ramp(0.69, 0.7));
    assert.ok(narrow.length >= 6 && narrow.every((level) => Number(level.toPrecision(3)) === level), `${narrow}`);
    const hair = levelsFor(ramp(0.71234, 0.712341));
    assert.ok(hair.length >= 6);
    assert.deepEqual(levelsFor(Float64Array.of(2, 2, 2)), []);
    assert.deepEqual(levelsFor(new Float64Array()), []);
  });
});
