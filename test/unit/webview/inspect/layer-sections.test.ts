import assert from 'node:assert/strict';
import type { LayerView } from '../../../../src/protocol/network';
import type { LayerReport } from '../../../../src/protocol/unit';
import { excitingSection } from '../../../../webview/inspect/exciting-section';
import { healthSection } from '../../../../webview/inspect/health-section';
import { layerSections } from '../../../../webview/inspect/layer-sections';
import type { Place } from '../../../../webview/inspect/place';
import { paintSurface, type Surface } from '../../../../webview/inspect/scatter';
import { type UnitNumbers, unitNumbers } from '../../../../webview/inspect/unit-numbers';
import { weightsSection } from '../../../../webview/inspect/weights-section';
import { denseLayer, dropoutLayer, inputLayer } from '../diagram/scenes';
import { canvasesOf, markup } from '../markup';
import { plainPalette, sheetOf, withoutPage } from '../paper';
import { moment, numbersOf, placeIn } from './places';

describe('the weights of a unit', () => {
  withoutPage();

  const of = (weights: readonly number[], place: Place, bias?: number) =>
    weightsSection(place, Float64Array.from(weights), bias, plainPalette);

  it('are an image where they see one, a channel each', () => {
    const gray = placeIn(1, inputLayer(9, [3, 3]), denseLayer(1, 1, 9));
    const section = of([0, 1, 2, 3, 4, 3, 2, 1, -2], gray, 7);
    const [canvas, none] = canvasesOf(section);
    assert.ok(canvas && none === undefined);
    const cell = (column: number, row: number) => canvas.at(column, row)[0];
    assert.deepEqual([canvas.width, canvas.height, cell(1, 0), cell(0, 1), cell(2, 2)], [3, 3, 153, 203, 78]);
    assert.match(markup(section), /4\.000.*−2\.000.*6\.928.*7\.000/);
    const colour = placeIn(1, inputLayer(18, [2, 3, 3]), denseLayer(1, 1, 18));
    const planes = canvasesOf(
      of(
        Array.from({ length: 18 }, (_, i) => i),
        colour,
      ),
    );
    assert.equal(planes.length, 3);
    assert.deepEqual(
      planes.map((plane) => plane.at(2, 1)[0]),
      [15, 16, 17].map((w) => Math.round(128 + (100 * w) / 17)),
    );
    const five = placeIn(1, inputLayer(20, [2, 2, 5]), denseLayer(1, 1, 20));
    assert.equal(canvasesOf(of(new Array<number>(20).fill(1), five)).length, 4);
  });

  it('are else a strip, and none where they are few', () => {
    const plain = placeIn(1, inputLayer(70), denseLayer(1, 1, 70));
    const [strip] = canvasesOf(
      of(
        Array.from({ length: 70 }, (_, i) => -i),
        plain,
      ),
    );
    assert.deepEqual([strip?.width, strip?.height], [64, 2]);
    const cell = (column: number, row: number) => strip?.at(column, row)[0];
    assert.deepEqual([cell(0, 0), cell(1, 0), cell(5, 1), cell(6, 1)], [128, 127, 28, 128]);
    assert.equal(canvasesOf(of(new Array<number>(10).fill(0), plain))[0]?.at(0, 0)[0], 128);
    assert.deepEqual(
      [of(new Array<number>(8).fill(1), plain), of(new Array<number>(9).fill(1), plain) === undefined],
      [undefined, false],
    );
    assert.equal((markup(of(new Array<number>(9).fill(1), plain)).match(/<dt>/g) ?? []).length, 3);
  });
});

describe('what a unit is excited by', () => {
  withoutPage();

  const exciting = (count: number, features: number): UnitNumbers['exciting'] => ({
    indices: Float64Array.from({ length: count }, (_, i) => 10 * i),
    activations: Float64Array.from({ length: count }, (_, i) => 9 - i),
    x: Float64Array.from({ length: count * features }, (_, i) => i),
  });
  const of = (input: LayerView | undefined, given: UnitNumbers['exciting']) =>
    excitingSection(input, given, plainPalette, () => undefined);

  it('are at most six examples with their numbers, their activations and their values', () => {
    assert.equal(of(inputLayer(2), exciting(0, 2)), undefined);
    const text = markup(of(inputLayer(2), exciting(8, 2)));
    assert.equal(text.split('<li>').length - 1, 6);
    assert.match(text, /exciting-index">11<.*\(2\.000, 3\.000\).*exciting-a">8\.000</);
    assert.doesNotMatch(text, /…/);
    assert.match(text, /aria-label=[^>]*\b11\b/);
    assert.match(markup(of(inputLayer(5), exciting(2, 5))), /\(5\.000, 6\.000, 7\.000, 8\.000, …\)/);
    assert.doesNotMatch(markup(of(inputLayer(4), exciting(2, 4))), /…/);
    const { x: _, ...unknown } = exciting(1, 2);
    assert.match(markup(of(inputLayer(2), unknown)), /\(\)/);
  });

  it('are pictures where the input is one', () => {
    const sheets = canvasesOf(of(inputLayer(6, [2, 3]), exciting(2, 6)));
    assert.equal(sheets.length, 2);
    assert.deepEqual([sheets[1]?.width, sheets[1]?.height], [3, 2]);
    const { x: _, ...unknown } = exciting(1, 6);
    assert.deepEqual(canvasesOf(of(inputLayer(6, [2, 3]), unknown)), []);
    assert.doesNotMatch(markup(of(inputLayer(6, [2, 3]), exciting(2, 6))), /exciting-index/);
  });
});

describe('whether a unit can learn', () => {
  withoutPage();

  const of = (place: Place, part: Partial<UnitNumbers> = {}) =>
    markup(healthSection(place, numbersOf(part), () => undefined));
  const dense = (name: LayerView['activation']) =>
    placeIn(1, inputLayer(3), { ...denseLayer(1, 2, 3), activation: name });

  it('is how often it is silent or saturated, by its activation', () => {
    assert.match(of(dense('relu')), /\b10\b.*\b200\b/);
    assert.doesNotMatch(of(dense('relu')), /\b20\b/);
    assert.match(of(dense('tanh')), /\b20\b.*\b200\b/);
    assert.doesNotMatch(of(dense('linear')), /200/);
    assert.doesNotMatch(of(dense(undefined)), /200/);
  });

  it('is its gradient, and the unit that does the same', () => {
    assert.match(
      of(dense('relu'), { gradientNorm: 1.25, twin: { unit: 4, correlation: 0.99 } }),
      /1\.250.*\b5<.*0\.9900/,
    );
    assert.doesNotMatch(of(dense('relu')), /‖/);
    assert.match(of(dense('relu'), { gradientNorm: 0 }), /‖/);
  });
});

describe('a layer at a glance', () => {
  withoutPage();

  const buffer = (...values: number[]): ArrayBuffer => Float64Array.from(values).buffer;
  const report: LayerReport = {
    ...{ moment, position: 1, weightNorm: 3.5, gradientNorm: 0.25, dead: 1, saturated: 2, twins: 3 },
    weights: { low: -4, high: 2, counts: buffer(1, 2) },
    activations: { low: 0, high: 1, counts: buffer(0, 0) },
    gradients: { low: -1, high: 1, counts: buffer(5, 0) },
    ...{ spreads: {}, examples: 9, of: 9 },
  };
  const layer: LayerView = {
    ...denseLayer(1, 4, 3),
    tensors: [{ name: 'weight', symbol: 'W', shape: [4, 3] }],
  };
  const snapshot = {
    ...{ position: 1, rows: 2, columns: 3, maxWeight: 4, surfaceScale: 1 },
    weight: Float32Array.of(0, 1, 2, 3, 4, -4).buffer,
  };
  const of = (...[own = layer, known, sent]: [LayerView?, LayerReport?, typeof snapshot?]) =>
    layerSections(own, known, sent, undefined, plainPalette, 200);

  it('is its matrix, row by row, with what it comes to', () => {
    const sections = of(layer, report, snapshot);
    const [canvas] = canvasesOf(sections);
    const cell = (column: number, row: number) => canvas?.at(column, row)[0];
    assert.deepEqual([canvas?.width, canvas?.height], [3, 2]);
    assert.deepEqual([cell(2, 0), cell(0, 1), cell(2, 1)], [178, 203, 28]);
    const text = markup(sections[0]);
    assert.match(text, /W\[1\] \(4, 3\).*3\.500.*4\.000.*0\.2500/);
    const zero = canvasesOf(of(layer, report, { ...snapshot, maxWeight: 0, weight: new Float32Array(6).buffer }))[0];
    assert.equal(zero?.at(0, 0)[0], 128);
    assert.equal(canvasesOf(of(layer, report)).length, 0);
    assert.match(markup(of(layer)), /–.*–.*–/);
  });

  it('has a histogram of what has values, and the state of its units', () => {
    const names = (own?: LayerView, known?: LayerReport) =>
      [...markup(of(own, known)).matchAll(/inspect-section inspect-([\w-]+)"/g)].map(([, name]) => name);
    assert.deepEqual(names(layer, report), ['matrix', 'spread-W', 'spread-dW', 'health']);
    assert.deepEqual([names(layer), names(dropoutLayer(1, 4), report)], [['matrix'], ['spread-W', 'spread-dW']]);
    const text = markup(of(layer, report));
    assert.match(text, /1 .*4.*2 .*4.*3 .*4/);
    assert.match(text, /inspect-spread-W".*W\[1\].*−4\.000.*2\.000/);
    assert.doesNotMatch(markup(of(inputLayer(3), report)), /null/);
  });
});

describe('a unit’s surface over two features', () => {
  withoutPage();

  const surface: Surface = { side: 2, extent: 4, values: Float32Array.of(2, 2, -2, -1) };
  const paint = (label: readonly number[] | undefined, example?: readonly number[]) => {
    const canvas = document.createElement('canvas');
    const x = Float32Array.from({ length: 2 * (label?.length ?? 0) }, (_, i) => (i % 2 === 0 ? 1 : -2));
    const points = label && { moment, x: x.buffer, label: Float32Array.from(label).buffer, extent: 4 };
    paintSurface(canvas, 100, surface, 'linear', 0, points, example, plainPalette);
    return sheetOf(canvas);
  };

  it('has its colours and its zero line', () => {
    const sheet = paint(undefined);
    const [image] = sheet.all('image');
    assert.deepEqual([image?.place, image?.smooth], [[0, 0, 200, 200], 'high']);
    assert.deepEqual(
      [0, 1, 2, 3].map((i) => image?.image.at(i % 2, i >> 1)[0]),
      [208, 208, 48, 88],
    );
    const [line, none] = sheet.all('stroke');
    assert.ok(line && none === undefined);
    assert.deepEqual([line.colour, line.width], ['foreground', 3.5]);
    assert.ok(line.path.every(([, x = 0, y = 0]) => x >= 50 && x <= 150 && y >= 50 && y <= 150));
    assert.equal(line.path[0]?.[0], 'move');
    assert.equal(sheet.all('fill').length, 0);
  });

  it('has the data at their places, two classes as squares and discs', () => {
    const fills = paint([0, 1]).all('fill');
    assert.deepEqual(
      fills.map(({ colour }) => colour),
      ['negative', 'positive'],
    );
    assert.deepEqual(fills[0]?.path, [['rect', 121.22, 146.22, 7.56, 7.56]]);
    assert.deepEqual(fills[1]?.path, [['circle', 125, 150, 4.2, 6.283185]]);
    const rims = paint([0, 1]).all('stroke').slice(1);
    assert.deepEqual(
      rims.map(({ colour, width }) => [colour, width]),
      [
        ['background', 1.5],
        ['background', 1.5],
      ],
    );
  });

  it('has a shape for each of more classes, in the text’s colour', () => {
    const fills = paint([0, 1, 2, 3, 4, 5, -1.2]).all('fill');
    assert.ok(fills.every(({ colour }) => colour === 'foreground'));
    const shape = ({ path }: (typeof fills)[number]) => `${path[0]?.[0]} ${path.length}`;
    assert.deepEqual(fills.map(shape), ['rect 1', 'circle 1', 'line 4', 'line 5', 'line 4', 'rect 1', 'circle 1']);
    const [, , triangle, diamond, point] = fills;
    const corners = (fill: typeof triangle) => fill?.path.slice(0, -1).map(([, x = 0, y = 0]) => [x - 125, y - 150]);
    const scaled = (all: number[][]) => all.map((pair) => pair.map((v) => Math.round(v * 4.2 * 1e6) / 1e6));
    assert.deepEqual(
      corners(triangle)?.map((pair) => pair.map((v) => Math.round(v * 1e6) / 1e6)),
      scaled([
        [0, -1.25],
        [1.15, 0.85],
        [-1.15, 0.85],
      ]),
    );
    assert.deepEqual(
      corners(diamond)?.map((pair) => pair.map((v) => Math.round(v * 1e6) / 1e6)),
      scaled([
        [0, -1.35],
        [1.35, 0],
        [0, 1.35],
        [-1.35, 0],
      ]),
    );
    assert.deepEqual(
      corners(point)?.map((pair) => pair.map((v) => Math.round(v * 1e6) / 1e6)),
      scaled([
        [0, 1.25],
        [1.15, -0.85],
        [-1.15, -0.85],
      ]),
    );
  });

  it('has the example above all, within it', () => {
    const dot = (x1: number, x2: number, label: readonly number[] | null = []) => {
      const sheet = paint(label ?? undefined, [x1, x2]);
      const rim = sheet.all('stroke').slice(-1)[0];
      assert.deepEqual([rim?.colour, rim?.width], ['background', 4]);
      const fill = sheet.all('fill').slice(-1)[0];
      assert.equal(fill?.colour, 'foreground');
      return fill?.path;
    };
    const ring = (x: number, y: number) => [['circle', x, y, 8.4, 6.283185]];
    assert.deepEqual(dot(1, -2), ring(125, 150));
    assert.deepEqual([dot(1, -2, null), dot(1, -2, [0, 1])], [ring(125, 150), ring(125, 150)]);
    assert.deepEqual([dot(-9, 9), dot(9, -9)], [ring(10, 10), ring(190, 190)]);
    assert.equal(paint(undefined, [1]).all('fill').length, 0);
  });
});

describe('the numbers of a unit', () => {
  it('are views over the answer, a group of bins a class', () => {
    const buffer = (...values: number[]): ArrayBuffer => Float64Array.from(values).buffer;
    const base = { moment, position: 1, unit: 2, examples: 9, silent: 0, saturated: 0 };
    const bins = { low: 0, high: 1, bins: 2, groups: 2, counts: buffer(1, 2, 3, 4) };
    const numbers = unitNumbers({
      ...{ ...base, histogram: bins, weights: buffer(1), inputs: buffer(2) },
      exciting: { indices: buffer(5), activations: buffer(6), x: buffer(7) },
      surface: { side: 1, extent: 2, values: Float32Array.of(3).buffer },
    });
    assert.deepEqual(numbers.histogram.groups, [Float64Array.of(1, 2), Float64Array.of(3, 4)]);
    assert.deepEqual([numbers.weights, numbers.inputs], [Float64Array.of(1), Float64Array.of(2)]);
    assert.deepEqual(numbers.exciting.x, Float64Array.of(7));
    assert.deepEqual(numbers.surface?.values, Float32Array.of(3));
  });
});
