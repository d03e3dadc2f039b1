import assert from 'node:assert/strict';
import type { LayerView } from '../../../../src/protocol/network';
import { lookOf } from '../../../../webview/diagram/layers/table';
import { bars, discs, grid, image, meetSingly, type Place, passage } from '../../../../webview/diagram/place-units';
import { columnOf, denseLayer, discsAt, gridAt, inputLayer } from './scenes';

/** 400 px of height below a full card from 100 to 300. */
const place = (part: Partial<Place> = {}): Place => ({
  ...{ left: 100, width: 200, top: 100, bottom: 500, cardSize: 'full' },
  ...{ output: false, plane: false, classes: false, previous: undefined },
  ...part,
});
const high = (height: number, part: Partial<Place> = {}): Place => place({ ...part, bottom: 100 + height });
const layer = (units: number) => denseLayer(1, units, 1);
const close = (found: readonly number[] | undefined, expected: readonly number[]): void => {
  assert.deepEqual(
    found?.map((y) => Math.round(1e6 * y) / 1e6),
    expected,
  );
};

describe('the ends of lines on one unit', () => {
  it('can be told apart from five pixels on, and one is never too many', () => {
    assert.deepEqual(
      [meetSingly(0, 0), meetSingly(1, 0), meetSingly(2, 1), meetSingly(2, 3)],
      [true, true, false, true],
    );
    assert.deepEqual([meetSingly(49, 125), meetSingly(50, 125)], [true, false]);
  });
});

describe('units as circles', () => {
  it('are in the middle of the card, as large as their kind of layer allows, with a value below', () => {
    const expected = { kind: 'discs', x: 200, label: 'below' };
    assert.deepEqual(discs(layer(2), place(), 'hidden'), { ...expected, radius: 30, y: [244, 342] });
    assert.deepEqual(discs(layer(2), place(), 'input'), { ...expected, radius: 26, y: [231, 355] });
    assert.deepEqual(discs(layer(2), place({ cardSize: 'medium' }), 'input')?.radius, 22);
    const small = place({ cardSize: 'small' });
    assert.deepEqual(discs(layer(2), small, 'hidden'), { ...expected, radius: 17, y: [258, 328] });
    assert.deepEqual(discs(layer(2), small, 'input'), { ...expected, radius: 17, y: [258, 328] });
  });

  it('are one large circle where a plane has a single output', () => {
    const alone = { output: true, plane: true };
    assert.deepEqual(discs(layer(1), place(alone), 'hidden'), {
      ...{ kind: 'discs', x: 200, y: [293], radius: 58, label: 'below' },
    });
    assert.equal(discs(layer(1), high(140, alone), 'hidden')?.radius, 50);
    assert.deepEqual(discs(layer(1), high(60, alone), 'hidden'), {
      ...{ kind: 'discs', x: 200, y: [123], radius: 10, label: 'below' },
    });
    for (const [units, part] of [
      [1, { output: true, plane: false }],
      [1, { output: false, plane: true }],
      [2, alone],
    ] as const) {
      assert.equal(discs(layer(units), place(part), 'hidden')?.radius, 30);
    }
  });

  it('get smaller, then have their values close below, then none, and then no room', () => {
    const of = (pitch: number, part: Partial<Place> = {}) => {
      const found = discs(layer(10), high(10 * pitch, part), 'hidden');
      return found && [found.label, Math.round(1e6 * found.radius) / 1e6];
    };
    assert.deepEqual(of(60), ['below', 19]);
    assert.deepEqual(of(52), ['below', 15]);
    assert.deepEqual(of(51), ['close', 16]);
    assert.deepEqual(of(41), ['close', 11]);
    assert.deepEqual(of(40.9), ['none', 17.45]);
    assert.deepEqual(of(26), ['none', 10]);
    assert.equal(of(25.9), undefined);
    close(discs(layer(2), high(102), 'hidden')?.y, [151 - 6 - 25.5, 151 - 6 + 25.5]);
    close(discs(layer(2), high(70), 'hidden')?.y, [135 - 17.5, 135 + 17.5]);
  });

  it('give up their values for lines that can be told apart', () => {
    const behind = (count: number) => {
      const previous = columnOf(inputLayer(count), discsAt(0, new Array<number>(count).fill(0)));
      return discs(layer(10), high(500, { previous }), 'hidden')?.label;
    };
    assert.deepEqual([behind(4), behind(20)], ['close', 'none']);
    const previous = columnOf(inputLayer(400), gridAt({}));
    assert.equal(discs(layer(10), high(500, { previous }), 'hidden')?.label, 'close');
  });
});

describe('units as bars', () => {
  it('have their circles at the left, their values at the right, and the bars between', () => {
    const found = bars(layer(3), place());
    const expected = { kind: 'bars', x: 120, y: [236, 300, 364], radius: 20, barLeft: 148, valueRight: 300 };
    assert.deepEqual(found, { ...expected, barRight: 220 });
    assert.equal(bars(layer(3), place({ cardSize: 'medium' }))?.barRight, 258);
    assert.equal(bars(layer(3), place({ cardSize: 'small' }))?.barRight, 300);
  });

  it('are smaller where there are more of them, as long as a number can be read', () => {
    const five = bars(layer(5), place());
    assert.deepEqual([five?.radius, five?.x, five?.barLeft], [12, 112, 132]);
    close(five?.y, [234, 267, 300, 333, 366]);
    assert.equal(bars(layer(4), place())?.radius, 20);
    assert.deepEqual([bars(layer(20), high(360))?.radius, bars(layer(20), high(359))], [7, undefined]);
  });
});

describe('units as cells', () => {
  const of = (units: number, height = 400) => grid(layer(units), high(height));

  it('are as large as fits, in as few columns as keep their height', () => {
    const cells = { kind: 'grid', style: 'cells' };
    assert.deepEqual(of(10), { ...cells, size: 36, gap: 5, perRow: 4, rows: 3, left: 120.5, top: 241 });
    assert.deepEqual(of(2), { ...cells, size: 36, gap: 5, perRow: 2, rows: 1, left: 161.5, top: 282 });
    assert.deepEqual(of(36, 364), { ...cells, size: 36, gap: 5, perRow: 4, rows: 9, left: 120.5, top: 100 });
    assert.equal(of(36, 363).size, 28);
    assert.deepEqual(of(200), { ...cells, size: 12, gap: 2, perRow: 8, rows: 25, left: 145, top: 126 });
    assert.deepEqual(of(201), { ...cells, size: 12, gap: 2, perRow: 8, rows: 26, left: 145, top: 119 });
  });

  it('are a strip of colours as wide as the card where they are small', () => {
    const strip = { kind: 'grid', style: 'strip' };
    assert.deepEqual(of(400), { ...strip, size: 8, gap: 1, perRow: 18, rows: 23, left: 119.5, top: 197 });
    const narrow = grid(layer(400), place({ width: 100 }));
    assert.deepEqual([narrow.size, narrow.perRow], [8, 11]);
  });

  it('have less than a pixel each where they are very many', () => {
    const found = of(1e6);
    const size = 168 / 649;
    assert.deepEqual(found, {
      ...{ kind: 'grid', style: 'strip', perRow: 649, rows: 1541, size, gap: 0 },
      ...{ left: 116, top: (600 - 1541 * size) / 2 },
    });
    const low = grid(layer(5e5), high(100));
    assert.deepEqual([low.perRow, low.rows, low.size], [917, 546, 100 / 546]);
  });
});

describe('an input as an image', () => {
  it('has whole pixels in the middle of its room, none larger than can be taken in', () => {
    const of = (rows: number, columns: number, channels?: number) => {
      const sizes = [rows, columns, ...(channels === undefined ? [] : [channels])];
      return image(inputLayer(rows * columns * (channels ?? 1), sizes), place());
    };
    const shape = { kind: 'grid', style: 'image', gap: 0 };
    assert.deepEqual(of(28, 28), {
      ...{ ...shape, perRow: 28, rows: 28, size: 7, left: 102, top: 202 },
      image: { rows: 28, columns: 28, channels: 1 },
    });
    assert.deepEqual(of(2, 3, 3), {
      ...{ ...shape, perRow: 3, rows: 2, size: 19, left: 171.5, top: 281 },
      image: { rows: 2, columns: 3, channels: 3 },
    });
    assert.equal(of(100, 20)?.size, 4);
    assert.deepEqual([of(200, 100)?.size, of(300, 100)?.size, of(10, 1000)?.size], [2, 400 / 300, 0.2]);
    assert.equal(image(inputLayer(3), place()), undefined);
  });
});

describe('the units of a layer', () => {
  const kind = (own: LayerView, part: Partial<Place> = {}) => {
    const found = lookOf(own).units(own, place(part));
    return found.kind === 'grid' ? found.style : found.kind;
  };
  const classes = { output: true, classes: true };

  it('are bars where they are classes or a distribution, if they fit', () => {
    assert.deepEqual(
      [kind(layer(3), classes), kind(layer(3), { output: true }), kind(layer(3), { classes: true })],
      ['bars', 'discs', 'discs'],
    );
    const softmax = denseLayer(1, 3, 1, 'softmax');
    assert.deepEqual([kind(softmax, { output: true }), kind(softmax)], ['bars', 'discs']);
    assert.deepEqual([kind(layer(1), classes), kind(layer(2), classes)], ['discs', 'bars']);
    assert.equal(kind(layer(100), classes), 'cells');
  });

  it('are discs while they fit, then cells, and an image where the input is one', () => {
    assert.deepEqual([kind(layer(4)), kind(layer(100)), kind(layer(5000))], ['discs', 'cells', 'strip']);
    assert.deepEqual(
      [kind(inputLayer(3)), kind(inputLayer(100)), kind(inputLayer(6, [2, 3])), kind(inputLayer(37))],
      ['discs', 'image', 'image', 'cells'],
    );
    const { units } = columnOf(inputLayer(2), lookOf(inputLayer(2)).units(inputLayer(2), place()));
    assert.ok(units.kind === 'discs' && units.radius === 26);
    assert.deepEqual(lookOf(inputLayer(37)).units(inputLayer(37), place()), grid(inputLayer(37), place()));
  });
});

describe('a layer that only hands values on', () => {
  it('has its dots where the values come from', () => {
    const previous = columnOf(inputLayer(2), discsAt(0, [7, 9], 30));
    assert.deepEqual(passage(place({ previous })), { kind: 'discs', x: 200, y: [7, 9], radius: 5, label: 'none' });
    const many = columnOf(inputLayer(4), gridAt({ top: 50, rows: 2, size: 20, gap: 4 }));
    assert.deepEqual(passage(place({ previous: many })), { kind: 'passage', x: 200, top: 50, bottom: 94 });
    assert.deepEqual(passage(place()), { kind: 'passage', x: 200, top: 100, bottom: 500 });
  });
});
