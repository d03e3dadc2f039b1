import assert from 'node:assert/strict';
import { boxOf, extentOf, unitAt } from '../../../../webview/diagram/column';
import { barsAt, columnOf, denseLayer, discsAt, gridAt, inputLayer } from './scenes';

const passage = { kind: 'passage', x: 50, top: 10, bottom: 90 } as const;
const cells = gridAt({ left: 100, top: 50, perRow: 3, rows: 2, size: 20, gap: 4 });

describe('the rectangle of a layer’s units', () => {
  it('ends where the first and the last unit end', () => {
    assert.deepEqual(extentOf(passage), { left: 47, right: 53, top: 10, bottom: 90 });
    assert.deepEqual(extentOf(cells), { left: 100, right: 168, top: 50, bottom: 94 });
    assert.deepEqual(extentOf(discsAt(50, [20, 80], 7)), { left: 43, right: 57, top: 13, bottom: 87 });
    assert.deepEqual(extentOf(discsAt(50, [20], 7)), { left: 43, right: 57, top: 13, bottom: 27 });
    assert.deepEqual(extentOf(discsAt(50, [], 7)), { left: 43, right: 57, top: -7, bottom: 7 });
  });
});

describe('the rectangle of a unit', () => {
  it('is that of its disc, its cell or its pixel', () => {
    assert.deepEqual(boxOf(discsAt(50, [20, 80], 7), 1), { left: 43, right: 57, top: 73, bottom: 87 });
    assert.deepEqual(boxOf(cells, 5), { left: 148, right: 168, top: 74, bottom: 94 });
    assert.deepEqual(boxOf(passage, 3), extentOf(passage));
    const coloured = gridAt({ ...cells, gap: 0, image: { rows: 2, columns: 3, channels: 3 } });
    for (const channel of [9, 10, 11]) {
      assert.deepEqual(boxOf(coloured, channel), { left: 100, right: 120, top: 70, bottom: 90 });
    }
  });
});

describe('the unit at a point', () => {
  it('is none beside a grid and beyond its last unit', () => {
    const five = columnOf(denseLayer(1, 5, 1), cells);
    const at = (x: number, y: number) => unitAt(five, x, y);
    assert.deepEqual([at(100, 50), at(123.9, 50), at(124, 50), at(171.9, 73.9), at(100, 74)], [0, 0, 1, 2, 3]);
    assert.deepEqual(
      [at(99.9, 60), at(172, 60), at(110, 49.9), at(110, 98)],
      [undefined, undefined, undefined, undefined],
    );
    assert.deepEqual([at(130, 80), at(150, 80)], [4, undefined]);
  });

  it('is the first channel of a pixel', () => {
    const image = { rows: 2, columns: 3, channels: 3 };
    const pixels = columnOf(inputLayer(18, [2, 3, 3]), gridAt({ ...cells, image }));
    assert.equal(unitAt(pixels, 130, 80), 12);
  });

  it('is a disc as far as it reaches, and a bar as far as its value', () => {
    const discs = columnOf(denseLayer(1, 2, 1), discsAt(50, [20, 80], 7));
    const bars = columnOf(denseLayer(1, 2, 1), { ...barsAt(50, [20, 80], 7), valueRight: 250 });
    const of = (column: typeof discs, points: readonly (readonly [number, number])[]) =>
      points.map(([x, y]) => unitAt(column, x, y));
    const inside = [
      [43, 20],
      [57, 20],
      [50, 13],
      [50, 27],
      [50, 73],
      [50, 87],
    ] as const;
    assert.deepEqual(of(discs, inside), [0, 0, 0, 0, 1, 1]);
    assert.deepEqual(of(bars, inside), [0, 0, 0, 0, 1, 1]);
    const outside = [
      [42.9, 20],
      [50, 12.9],
      [50, 27.1],
      [50, 87.1],
      [42.9, 80],
    ] as const;
    assert.deepEqual(
      of(discs, outside),
      outside.map(() => undefined),
    );
    assert.deepEqual(
      of(bars, outside),
      outside.map(() => undefined),
    );
    assert.deepEqual(of(discs, [[57.1, 20]]), [undefined]);
    assert.deepEqual(
      of(bars, [
        [57.1, 20],
        [250, 80],
        [250.1, 80],
      ]),
      [0, 1, undefined],
    );
    assert.equal(unitAt(columnOf(denseLayer(1, 2, 1), passage), 50, 20), undefined);
  });
});
