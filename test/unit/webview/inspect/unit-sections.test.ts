import assert from 'node:assert/strict';
import { activationSection } from '../../../../webview/inspect/activation-section';
import { histogram } from '../../../../webview/inspect/histogram';
import { inputName, letterOf, type Place, pixelOf, placeOf } from '../../../../webview/inspect/place';
import { sumSection } from '../../../../webview/inspect/sum';
import type { UnitNumbers } from '../../../../webview/inspect/unit-numbers';
import { denseLayer, dropoutLayer, inputLayer } from '../diagram/scenes';
import { markup } from '../markup';
import { withoutPage } from '../paper';
import { networkOf, numbersOf, placeIn, simple } from './places';

describe('where a layer is', () => {
  it('is known with its neighbour, and with the image that it sees', () => {
    const layers = [inputLayer(6, [2, 3]), dropoutLayer(1, 6), denseLayer(2, 4, 6), denseLayer(3, 2, 4)];
    const first = placeIn(2, ...layers);
    assert.deepEqual([first.fromInput, first.last, first.before?.position], [true, false, 1]);
    assert.deepEqual(first.image, { rows: 2, columns: 3, channels: 1 });
    const second = placeIn(3, ...layers);
    assert.deepEqual([second.fromInput, second.last, second.image], [false, true, undefined]);
    assert.equal(placeIn(0, ...layers).before, undefined);
    assert.equal(placeOf(networkOf(...layers), 4), undefined);
    assert.deepEqual([letterOf(placeIn(0, ...layers)), letterOf(first), letterOf(second)], ['x', 'a', 'ŷ']);
  });

  it('names what enters by its pixel, or by its number', () => {
    withoutPageOnce(() => {
      const image = placeIn(1, inputLayer(6, [2, 3]), denseLayer(1, 4, 6));
      const { variable, rest } = inputName(image, 4);
      assert.equal(variable, 'x');
      assert.match(rest, /2.*2/);
      assert.doesNotMatch(rest, /[13]/);
      assert.match(inputName(placeIn(1, inputLayer(18, [2, 3, 3]), denseLayer(1, 4, 18)), 14).rest, /2.*2.*3/);
      assert.deepEqual(inputName(simple, 1), { variable: 'x', rest: '₂' });
      const deep = placeIn(2, inputLayer(3), denseLayer(1, 2, 3), denseLayer(2, 2, 2));
      assert.deepEqual(inputName(deep, 0), { variable: 'a', rest: '₁' });
    });
  });

  it('counts pixels row by row, their channels first', () => {
    const image = { rows: 2, columns: 3, channels: 2 };
    const all = Array.from({ length: 12 }, (_, k) => Object.values(pixelOf(image, k)).join(' '));
    assert.deepEqual(all, [
      ...['1 1 1', '1 1 2', '1 2 1', '1 2 2', '1 3 1', '1 3 2'],
      ...['2 1 1', '2 1 2', '2 2 1', '2 2 2', '2 3 1', '2 3 2'],
    ]);
  });
});

function withoutPageOnce(act: () => void): void {
  const before = Reflect.get(globalThis, 'document');
  Object.assign(globalThis, { document: { documentElement: { lang: 'en' } } });
  act();
  Object.assign(globalThis, { document: before });
}

describe('a histogram', () => {
  withoutPage();

  const of = (
    counts: readonly number[],
    part: { mark?: number; width?: number; most?: number; low?: number; high?: number } = {},
  ) => {
    const { low = 0, high = 2, ...look } = part;
    const all = { width: 40, height: 11, kind: 'neutral' as const, most: 10, ...look };
    return markup(histogram(Float64Array.from(counts), low, high, all));
  };
  const bars = (text: string) => /histogram-bars neutral" d=([^/]*) \/>/.exec(text)?.[1];

  it('has a bar a bin, as high as its share of the largest, none for an empty one', () => {
    assert.equal(bars(of([10, 5, 0, 0.1])), 'M0.00 11v-10.00h9.00V11zM10.00 11v-5.00h9.00V11zM30.00 11v-1.00h9.00V11z');
    assert.equal(bars(of([10, 5], { width: 8 })), 'M0.00 11v-10.00h4.00V11zM4.00 11v-5.00h4.00V11z');
    assert.equal(bars(of([10, 5], { width: 8.2 })), 'M0.00 11v-10.00h3.10V11zM4.10 11v-5.00h3.10V11z');
    assert.equal(bars(of([3], { most: 0 })), 'M0.00 11v-30.00h39.00V11z');
    assert.equal(bars(of([])), '');
    assert.match(of([1]), /d="M0 10\.5H40"/);
  });

  it('marks where the example is, within it', () => {
    const mark = (at: number, high?: number) =>
      /histogram-mark" d="M([\d.]+) 0V11/.exec(of([1], { mark: at, ...(high === undefined ? {} : { high }) }))?.[1];
    assert.deepEqual([mark(0.5), mark(0), mark(2), mark(-9), mark(9)], ['10', '1', '39', '1', '39']);
    assert.equal(mark(0.5, 0), undefined);
    assert.match(of([1], { mark: 3, low: 2, high: 6 }), /histogram-mark" d="M10 0V11/);
    assert.doesNotMatch(of([1]), /histogram-mark/);
  });

  it('says which bin holds most', () => {
    const label = (counts: number[]) => /aria-label=(.*?) >/.exec(of(counts))?.[1] ?? '';
    assert.match(label([1, 2, 7, 0]), /10.*0.*2.*7.*1\.000.*1\.500/);
    assert.match(/aria-label=(.*?) >/.exec(of([1, 2, 7, 0], { low: 4, high: 6 }))?.[1] ?? '', /5\.000.*5\.500/);
    assert.match(label([7, 7]), /14.*\b7\b.*\b0\b.*1\.000/);
  });
});

describe('the curve of a unit’s activation', () => {
  withoutPage();

  const of = (numbers: Partial<UnitNumbers> | undefined, place = simple, width = 200) =>
    markup(activationSection(place, 0, numbers && numbersOf(numbers), width));
  const number = (text: string, pattern: RegExp): number[] => (pattern.exec(text) ?? []).slice(1).map(Number);
  const near = (found: readonly number[], expected: readonly number[]): void => {
    assert.equal(found.length, expected.length);
    for (const [i, value] of expected.entries())
      assert.ok(Math.abs((found[i] ?? 0) - value) < 0.06, `${found} ${expected}`);
  };

  // tanh over [−4, 4] in 200 px, and [−1, 1] in the 78 px between the insets of 88.
  const x = (z: number): number => (z + 4) * 25;
  const y = (a: number): number => 83 - (a + 1) * 39;

  it('goes through its points, over axes at 0', () => {
    const text = of(undefined);
    near(number(text, /curve-axis" d="M0 ([\d.]+)H200M([\d.]+) 0V88/), [y(0), 100]);
    const [, path = ''] = /curve-line" d=(\S.*?) \/>/.exec(text) ?? [];
    const points = path
      .split(/[ML]/)
      .slice(1)
      .map((point) => point.split(' ').map(Number));
    assert.equal(points.length, 161);
    assert.ok(path.startsWith('M') && !path.slice(1).includes('M'));
    for (const [i, point] of points.entries()) {
      const z = -4 + i / 20;
      near(point, [x(z), y(Math.tanh(z))]);
    }
    assert.match(text, /<span>−4\.0<\/span>.*<span>4\.0<\/span>/);
  });

  it('has its bounds, their numbers where the curve is far', () => {
    const bounds = [
      ...of(undefined).matchAll(/curve-bound" d="M0 ([\d.]+)H200".*?x=(\d+) y=([\d.]+) text-anchor=(\w+)>(\S+?)</g),
    ];
    assert.deepEqual(
      bounds.map(([, ...found]) => found),
      [
        ['83', '200', '79', 'end', '−1'],
        ['5', '0', '18', 'start', '1'],
      ],
    );
  });

  it('has the unit’s point with its stem and its tangent', () => {
    const at = { z: 2, a: 0.75, slope: 0.5 };
    const text = of(at);
    near(number(text, /cx=([\d.]+) cy=([\d.]+)/), [150, y(0.75)]);
    near(number(text, /curve-stem positive" d="M([\d.]+) ([\d.]+)V([\d.]+)"/), [150, y(0), y(0.75)]);
    const steep = (0.5 * 39) / 25;
    const run = 42 / Math.hypot(1, steep);
    near(number(text, /curve-tangent" d="M([-\d.]+) ([-\d.]+)L([-\d.]+) ([-\d.]+)"/), [
      ...[150 - run, y(0.75) + run * steep, 150 + run, y(0.75) - run * steep],
    ]);
    assert.match(of({ z: -2, a: -0.75 }), /curve-stem negative/);
    assert.match(of({ z: 0, a: 0 }), /curve-stem positive/);
    assert.doesNotMatch(of({ z: 2, a: 0.75 }), /curve-tangent/);
    assert.doesNotMatch(of({ z: 2, a: 0.75, slope: Number.POSITIVE_INFINITY }), /curve-tangent/);
    for (const none of [{}, { z: 2 }, { a: 2 }, { z: Number.NaN, a: 0 }, { z: 0, a: Number.POSITIVE_INFINITY }]) {
      assert.doesNotMatch(of(none), /curve-point/, JSON.stringify(none));
    }
  });

  it('is wide enough for its point, and says so at its ends', () => {
    const linear = placeIn(1, inputLayer(3), denseLayer(1, 2, 3, 'linear'));
    assert.match(of({ z: 86, a: 86 }, linear), /<span>−98\.9<\/span>.*<span>98\.9<\/span>/);
    assert.match(of({ z: 86 }, linear), /<span>−4\.0<\/span>.*<span>4\.0<\/span>/);
    assert.match(of({ z: 1000, a: 1000 }, linear), /<span>−1150<\/span>.*<span>1150<\/span>/);
    assert.match(
      of({ z: 10, a: 10, slope: 1 }, linear),
      /<mn class="value" title=10>10\.00<\/mn>.*<mn class="value" title=1>/,
    );
  });

  it('of softmax says what is held', () => {
    const softmax = placeIn(1, inputLayer(3), denseLayer(1, 2, 3, 'softmax'));
    const aside = (place: Place) => /inspect-aside">(.*?)</.exec(of(undefined, place))?.[1];
    assert.equal(aside(simple), 'tanh');
    assert.notEqual(aside(softmax), 'softmax');
  });
});

describe('the sum of a unit', () => {
  withoutPage();

  const of = (weights: number[], inputs: number[], bias: number, z: number, width = 400) => {
    const known = { weights: Float64Array.from(weights), inputs: Float64Array.from(inputs), bias, z };
    return markup(sumSection(simple, 0, numbersOf(known), ['width', 'height', 'depth'], width));
  };
  const bars = (text: string) =>
    [...text.matchAll(/<rect class=(\S+) x=(\S+) y="1\.5" width=(\S+) height="9" \/>/g)].map(([, kind, x, width]) => [
      kind,
      Number(x),
      Number(width),
    ]);

  it('has bars from its middle, right for what adds and left for what takes away', () => {
    const text = of([2, -1, 0], [1, 1, 5], 0.5, 1.5);
    assert.deepEqual(bars(text), [
      ['bar-positive', 32, 31],
      ['bar-negative', 16.5, 15.5],
      ['bar-positive', 32, 0.75],
      ['bar-positive', 32, 7.75],
      ['bar-total', 32, 23.25],
    ]);
    assert.deepEqual(
      bars(of([0, 0, 0], [1, 1, 1], 0, 0)).map(([, , width]) => width),
      [0, 0, 0, 0, 0],
    );
    const infinite = of([Number.POSITIVE_INFINITY, 1, 1], [1, 1, 1], 0, Number.POSITIVE_INFINITY);
    assert.deepEqual(
      bars(infinite).map(([, , width]) => width),
      [0, 0.75, 0.75, 0.75, 0],
    );
    assert.deepEqual(bars(of([-2, -1, 0], [1, 1, 5], 0, -3)).slice(-1), [['bar-total', 1, 31]]);
  });

  it('names features, sums what is left out, and ends with the bias', () => {
    const text = of([1, 2, 3], [1, 1, 1], 1, 7);
    assert.match(text, /title=depth>.*title=height>.*title=width>/);
    assert.match(text, /title=depth> <span class="variable">x<\/span>₃ <\/th> <td title=3>[\d.]+<\/td> <td title=1>/);
    const four = placeIn(1, inputLayer(4), denseLayer(1, 2, 4));
    const ones = { weights: new Float64Array(4).fill(1), inputs: new Float64Array(4).fill(1), bias: 1, z: 5 };
    assert.match(markup(sumSection(four, 0, numbersOf(ones), [], 400)), /data-term>1\.0000</);
    assert.doesNotMatch(text, /colspan="3">[^<]*others/);
    const eight = placeIn(1, inputLayer(8), denseLayer(1, 2, 8));
    const all = { weights: new Float64Array(8).fill(1), inputs: new Float64Array(8).fill(1), bias: 1, z: 9 };
    assert.equal(markup(sumSection(eight, 0, numbersOf(all), [], 400)).split('<th scope="row"').length - 1, 10);
    const many = placeIn(1, inputLayer(10), denseLayer(1, 2, 10));
    const known = { weights: new Float64Array(10).fill(1), inputs: new Float64Array(10).fill(2), bias: 1, z: 21 };
    const rest = markup(sumSection(many, 0, numbersOf(known), [], 400));
    assert.equal(rest.split('<th scope="row"').length - 1, 9);
    assert.match(rest, /colspan="3">[^<]*4.*title=8 data-term>8\.000.*title=1 data-term>1\.000.*data-total>21\.000?/);
  });

  it('is laid out for its longest texts', () => {
    const layout = (place: Place, weights: number[], width: number): string | undefined => {
      const known = { weights: Float64Array.from(weights), inputs: Float64Array.from(weights, () => 1), bias: 0, z: 1 };
      return /class="terms (\w+)"/.exec(markup(sumSection(place, 0, numbersOf(known), [], width)))?.[1];
    };
    const image = placeIn(1, inputLayer(4, [2, 2]), denseLayer(1, 2, 4));
    const plain = placeIn(1, inputLayer(4), denseLayer(1, 2, 4));
    const widest = (place: Place, weights: number[]): number =>
      Array.from({ length: 600 }, (_, width) => width).findIndex((width) => layout(place, weights, width) === 'bars');
    const few = [1, 1, 1, 1];
    assert.ok(widest(image, few) >= widest(plain, few) + 60);
    assert.ok(widest(plain, [1, 1, 1, -1]) > widest(plain, few) + 7);
    assert.ok(widest(plain, [-1, 1, 1, 1]) > widest(plain, few) + 7);
  });

  it('says only how many inputs there are while its numbers are not known', () => {
    const whole = { weights: new Float64Array(3), inputs: new Float64Array(3), bias: 1, z: 1 };
    for (const name of ['weights', 'inputs', 'bias', 'z']) {
      const part = Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name));
      assert.doesNotMatch(markup(sumSection(simple, 0, numbersOf(part), [], 400)), /<table/, name);
    }
    assert.match(markup(sumSection(simple, 0, undefined, [], 400)), /inspect-hint">[^<]*3/);
  });
});
