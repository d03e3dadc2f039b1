import assert from 'node:assert/strict';
import type { ActivationName } from '../../../../src/model/activation';
import type { Prepared } from '../../../../src/protocol/training';
import { dataSection } from '../../../../webview/inspect/data-section';
import type { UnitNumbers } from '../../../../webview/inspect/unit-numbers';
import { unitSections } from '../../../../webview/inspect/unit-sections';
import { type PanelState, Store } from '../../../../webview/store';
import { denseLayer, dropoutLayer, inputLayer } from '../diagram/scenes';
import { sessionOf } from '../loaded-session';
import { canvasesOf, listenerIn, markup, words } from '../markup';
import { plainPalette, withoutPage } from '../paper';
import { moment, numbersOf, placeIn, simple } from './places';

const buffer = (...values: number[]): ArrayBuffer => Float64Array.from(values).buffer;

/** A state with a session whose data are these, and more. */
function stateOf(prepared: Partial<Prepared> = {}, more: Partial<PanelState> = {}): PanelState {
  const session = sessionOf(1);
  if (!session.prepared) throw new Error('the session has data');
  return {
    ...new Store(() => undefined).state,
    session: { ...session, prepared: { ...session.prepared, ...prepared } },
    ...more,
  };
}

describe('a unit over the data', () => {
  withoutPage();

  const bins = (low: number, high: number, ...groups: number[][]): Partial<UnitNumbers> => ({
    histogram: { low, high, groups: groups.map((group) => Float64Array.from(group)) },
  });
  const of = (numbers: Partial<UnitNumbers>, width = 300, classes?: string[], more: Partial<PanelState> = {}) =>
    dataSection(simple, 1, numbersOf(numbers), stateOf(classes ? { classes } : {}, more), plainPalette, width);
  /** Each histogram's width, height, colour and the heights of its bars. */
  const histograms = (template: unknown) =>
    [
      ...markup(template).matchAll(
        /<svg class="histogram" width=(\S+) height=(\S+) .*?histogram-bars (\w+)" d=(.*?) \/>/g,
      ),
    ].map(([, width, height, kind, path = '']) => [
      ...[Number(width), Number(height), kind],
      [...path.matchAll(/v-([\d.]+)h/g)].map(([, bar]) => Number(bar)),
    ]);

  it('is a histogram for each of two classes, on one scale, the second above', () => {
    const section = of(bins(0, 1, [1, 5], [10, 0]), 300, ['no', 'yes']);
    assert.deepEqual(histograms(section), [
      [300, 52, 'positive', [51]],
      [300, 52, 'negative', [5.1, 25.5]],
    ]);
    assert.match(words(section), /Over the data 200 examples yes no 0 ŷ ₂ 1/);
    assert.match(markup(section), /<circle cx="5".*yes.*<rect x="1" y="1".*no/);
    assert.match(words(of(bins(0, 1, [1], [1]))), /class 1 class 0/);
    assert.match(words(of(bins(0, 1, [1], [1]), 300, ['-3', '4b'])), / 4b class -3 /);
  });

  it('is one histogram of all, and a row of shades for each of more classes', () => {
    const alone = of(bins(-1, 1, [2, 0, 4]));
    assert.deepEqual(histograms(alone), [[300, 52, 'neutral', [25.5, 51]]]);
    assert.doesNotMatch(markup(alone), /class-rows/);
    const section = of(bins(-1, 1, [0, 8], [4, 0], [2, 0]), 300, ['a', 'b', '3']);
    assert.deepEqual(histograms(section), [[300, 52, 'neutral', [38.25, 51]]]);
    const shades = canvasesOf(section).map((row) => [0, 1].map((i) => row.at(i, 0)[0]));
    assert.deepEqual(shades, [
      [0, 200],
      [200, 0],
      [200, 0],
    ]);
    assert.match(
      markup(section),
      /class-row-name" title=a>a<.*title=3>3<.*aria-label=How often which activation occurs in class 3/,
    );
    const [pale] = canvasesOf(of(bins(-1, 1, [1, 4], [0, 0], [0, 0])));
    assert.equal(pale?.at(0, 0)[0], Math.round(200 * 0.25 ** 0.7));
    const [empty] = canvasesOf(of(bins(-1, 1, [], [], [])));
    assert.deepEqual([empty?.width, empty?.height], [1, 1]);
  });

  it('has at its ends what the values reach, and names them where there is room', () => {
    const ends = (low: number, high: number, width = 300) =>
      /axis-ends">(.*?)<\/div>/
        .exec(markup(of(bins(low, high, [1]), width)))?.[1]
        ?.replace(/<[^>]*>/g, ' ')
        .trim();
    assert.match(ends(-0.0009, 1) ?? '', /^0 .*₂ +1$/);
    assert.match(ends(-0.5, 999.5) ?? '', /^0 /);
    assert.match(ends(-1, 999) ?? '', /^−1 .* 999$/);
    assert.match(ends(-2.5, 40) ?? '', /^−2\.500 .* 40$/);
    assert.match(ends(-40, 0.03) ?? '', /^−40 .* 0$/);
    assert.match(ends(0, 1, 119) ?? '', /^0 +1$/);
    assert.match(ends(0, 1, 120) ?? '', /₂/);
  });

  it('has the mark of the example, where its activation is known', () => {
    const marks = (a?: number) =>
      [
        ...markup(of({ ...bins(0, 1, [1], [1]), ...(a === undefined ? {} : { a }) })).matchAll(
          /histogram-mark" d="M([\d.]+)/g,
        ),
      ].map(([, x]) => Number(x));
    assert.deepEqual([marks(), marks(0.5)], [[], [150, 150]]);
  });

  const surface = { side: 2, extent: 4, values: Float32Array.of(2, 2, -2, -1) };

  it('has beside them its surface over two features, with the data and the example that was asked about', () => {
    const view = { moment, example: 'train 0', x: buffer(1, -2), raw: buffer(7, 7) };
    const numbers = { ...bins(0, 1, [1], [1]), surface, example: 'train 0' };
    const section = of(numbers, 300, undefined, { exampleView: view });
    // 300 px without the 96 px of the histograms and the gap of 16 between them.
    assert.deepEqual(
      histograms(section).map(([width, height]) => [width, height]),
      [
        [96, 71],
        [96, 71],
      ],
    );
    assert.match(words(section), /−4\.0 x ₁ → x ₂ ↑ 4\.0/);
    const dots = (template: unknown) =>
      canvasesOf(template)[0]
        ?.all('fill')
        .map(({ path }) => path);
    const [sheet] = canvasesOf(section);
    assert.deepEqual([sheet?.width, sheet?.height], [376, 376]);
    assert.deepEqual(dots(section), [[['circle', 235, 282, 8.4, 6.283185]]]);
    assert.deepEqual(dots(of({ ...numbers, example: 'train 1' }, 300, undefined, { exampleView: view })), []);
    assert.deepEqual(dots(of(numbers)), []);
    const points = { moment, x: Float32Array.of(0, 0).buffer, label: Float32Array.of(1).buffer, extent: 4 };
    assert.equal(dots(of(numbers, 300, undefined, { points }))?.length, 1);
    const narrow = of(numbers, 200);
    assert.deepEqual(canvasesOf(narrow)[0]?.width, 240);
  });

  it('is beside the histograms alone where there is no surface', () => {
    assert.equal(canvasesOf(of(bins(0, 1, [1], [1]))).length, 0);
    assert.doesNotMatch(markup(of(bins(0, 1, [1], [1]))), /data-beside/);
  });
});

describe('the sections of a unit', () => {
  withoutPage();

  const did: [string, number][] = [];
  const actions = {
    go: (unit: number) => did.push(['go', unit]),
    example: (index: number) => did.push(['example', index]),
  };
  const known = {
    ...{ z: 1, a: 0.5, bias: 1, slope: 0.5, weights: new Float64Array(9).fill(1), inputs: new Float64Array(9).fill(1) },
    histogram: { low: 0, high: 1, groups: [Float64Array.of(1)] },
    exciting: { indices: Float64Array.of(6), activations: Float64Array.of(0.9) },
    twin: { unit: 3, correlation: 0.9 },
  };
  const input = inputLayer(9);
  const of = (
    position: number,
    numbers: Partial<UnitNumbers> | undefined,
    names: string[] = [],
    name: ActivationName = 'tanh',
  ) => {
    const place = placeIn(position, input, denseLayer(1, 4, 9, name), dropoutLayer(2, 4));
    const state = stateOf({ featureNames: names });
    return unitSections(place, 1, numbers && numbersOf(numbers), state, plainPalette, 300, actions);
  };
  const names = (template: unknown) =>
    [...markup(template).matchAll(/inspect-section inspect-([\w-]+)"/g)].map(([, name]) => name);

  it('are all of one with weights, in the order in which it computes', () => {
    assert.deepEqual(names(of(1, known)), ['sum', 'activation', 'weights', 'data', 'exciting', 'health']);
    const { weights: _, ...without } = known;
    assert.deepEqual(names(of(1, without)), ['sum', 'activation', 'data', 'exciting', 'health']);
    assert.deepEqual(names(of(1, undefined)), ['sum', 'activation']);
  });

  it('are its value and how it spreads, of one without weights', () => {
    assert.deepEqual(names(of(2, known)), ['value', 'data', 'exciting']);
    assert.deepEqual(names(of(2, undefined)), ['value']);
    assert.match(words(of(2, known)), /^Value a ₂ 0\.5000 /);
    assert.doesNotMatch(words(of(2, undefined)), /0\.5000/);
    assert.match(markup(of(2, undefined)), /<\/h3> <p class="inspect-hint inspect-hint-inside">/);
  });

  it('are named by the feature where the unit is one', () => {
    const features = ['width', 'height'];
    assert.match(words(of(0, known, features)), /^Value height x ₂ 0\.5000 The value of this input/);
    assert.match(words(of(0, known)), /^Value x ₂/);
    assert.doesNotMatch(words(of(2, known, features)), /height/);
  });

  it('lead to the twin, and let an exciting example flow', () => {
    listenerIn(of(1, known), 'class="link"').on('click');
    listenerIn(of(1, known), 'class="exciting"').on('click');
    assert.deepEqual(did, [
      ['go', 3],
      ['example', 6],
    ]);
  });
});
