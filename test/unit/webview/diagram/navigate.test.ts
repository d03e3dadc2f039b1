import assert from 'node:assert/strict';
import { type Direction, navigate } from '../../../../webview/diagram/navigate';
import type { Selection } from '../../../../webview/store';
import { columnOf, denseLayer, discsAt, dropoutLayer, gridAt, sceneOf } from './scenes';

/** Two discs, a grid of seven cells three a row, three discs, and a layer without units of its own. */
const { arrangement } = sceneOf([
  columnOf(denseLayer(0, 2, 1), discsAt(0, [60, 110], 5)),
  columnOf(denseLayer(1, 7, 2), gridAt({ top: 50, perRow: 3, rows: 3, size: 20, gap: 0 })),
  columnOf(denseLayer(2, 3, 7), discsAt(0, [50, 70, 90], 5)),
  columnOf(dropoutLayer(3, 3), { kind: 'passage', x: 0, top: 0, bottom: 9 }),
]);
const from = (position: number, unit?: number): Selection => ({ position, ...(unit === undefined ? {} : { unit }) });
const step = (selection: Selection | null, ...directions: Direction[]): Selection | null =>
  directions.reduce((at: Selection | null, direction) => navigate(arrangement, at, direction), selection);

describe('the arrow keys', () => {
  it('begin at the first layer, also where what was chosen is gone', () => {
    for (const direction of ['left', 'right', 'up', 'down'] as const) {
      assert.deepEqual([step(null, direction), step(from(4, 1), direction)], [from(0), from(0)]);
    }
    assert.equal(navigate(sceneOf([]).arrangement, null, 'right'), null);
    const single = sceneOf([columnOf(denseLayer(0, 1, 1), discsAt(0, [1]))]).arrangement;
    assert.deepEqual(navigate(single, null, 'right'), from(0));
  });

  it('go from card to card and stay at the ends', () => {
    assert.deepEqual([step(from(1), 'right'), step(from(1), 'left')], [from(2), from(0)]);
    assert.deepEqual([step(from(3), 'right'), step(from(0), 'left')], [from(3), from(0)]);
  });

  it('go from a card to its first unit, down to the last, and up to the card again', () => {
    assert.deepEqual(step(from(2), 'down'), from(2, 0));
    assert.deepEqual(step(from(2), 'down', 'down', 'down'), from(2, 2));
    assert.deepEqual(step(from(2, 2), 'down'), from(2, 2));
    assert.deepEqual([step(from(2, 1), 'up'), step(from(2, 0), 'up')], [from(2, 0), from(2)]);
    assert.deepEqual([step(from(2), 'up'), step(from(3), 'down'), step(from(3), 'up')], [from(2), from(3), from(3)]);
  });

  it('go by rows within a grid', () => {
    assert.deepEqual([step(from(1, 1), 'down'), step(from(1, 3), 'down')], [from(1, 4), from(1, 6)]);
    assert.deepEqual([step(from(1, 4), 'down'), step(from(1, 6), 'down')], [from(1, 4), from(1, 6)]);
    assert.deepEqual([step(from(1, 3), 'up'), step(from(1, 2), 'up')], [from(1, 0), from(1)]);
  });

  it('go by columns within a grid and leave it at its sides', () => {
    assert.deepEqual([step(from(1, 3), 'right'), step(from(1, 4), 'left')], [from(1, 4), from(1, 3)]);
    // From the last of a row to the nearest unit of the next layer, from the first to the layer before.
    assert.deepEqual([step(from(1, 2), 'right'), step(from(1, 5), 'right')], [from(2, 0), from(2, 1)]);
    assert.deepEqual([step(from(1, 0), 'left'), step(from(1, 6), 'left')], [from(0, 0), from(0, 1)]);
    // The last unit has none beside it.
    assert.deepEqual(step(from(1, 6), 'right'), from(2, 2));
  });

  it('go to the nearest unit of a neighbour, of two as near the first, of a grid the first of the row', () => {
    assert.deepEqual([step(from(0, 0), 'right'), step(from(0, 1), 'right')], [from(1, 0), from(1, 6)]);
    const between = sceneOf([
      columnOf(denseLayer(0, 1, 1), discsAt(0, [50], 5)),
      columnOf(denseLayer(1, 3, 1), discsAt(0, [20, 40, 60], 5)),
    ]).arrangement;
    assert.deepEqual(navigate(between, from(0, 0), 'right'), from(1, 1));
    assert.deepEqual([step(from(2, 2), 'left'), step(from(2, 1), 'right')], [from(1, 3), from(3)]);
  });

  it('go to the last row of a full grid from below it', () => {
    const full = sceneOf([
      columnOf(denseLayer(0, 1, 1), discsAt(0, [500], 5)),
      columnOf(denseLayer(1, 6, 1), gridAt({ top: 50, perRow: 3, rows: 2 })),
    ]).arrangement;
    assert.deepEqual(navigate(full, from(0, 0), 'right'), from(1, 3));
  });

  it('stay at the unit where there is no further layer', () => {
    assert.deepEqual(step(from(0, 1), 'left'), from(0, 1));
  });
});
