import assert from 'node:assert/strict';
import { marks } from '../../../../src/model/unit-trouble';
import type { Arrangement } from '../../../../webview/diagram/arrangement';
import type { Column, Discs } from '../../../../webview/diagram/column';
import { describeMatrixAt, describeUnit } from '../../../../webview/diagram/describe';
import type { Line } from '../../../../webview/diagram/lines-between';
import type { Scene } from '../../../../webview/diagram/scene';
import { unitLabels } from '../../../../webview/diagram/unit-labels';
import { unitTable } from '../../../../webview/diagram/unit-table';
import { unitsTemplate } from '../../../../webview/diagram/units';
import { markup } from '../markup';
import { paper, withoutPage } from '../paper';
import { barsAt, columnOf, denseLayer, discsAt, gridAt, inputLayer, sceneOf } from './scenes';

describe('the values below units', () => {
  withoutPage();

  const units = discsAt(200, [50, 150], 20);
  const first = columnOf(inputLayer(2), discsAt(50, [50, 150], 20));
  const own = columnOf(denseLayer(1, 2, 2), units);
  const last = columnOf(denseLayer(2, 2, 2), discsAt(400, [50, 150], 20));
  const activation = Float32Array.of(1.5, -2);
  const labels = (
    part: Partial<Scene> = {},
    {
      column = own,
      discs = units,
      columns = [first, own, last],
      lines = () => [],
      arranged = {},
    }: {
      column?: Column;
      discs?: Discs;
      columns?: readonly Column[];
      lines?: (position: number) => readonly Line[];
      arranged?: Partial<Arrangement>;
    } = {},
  ) => {
    const { context } = paper();
    const values = columns.map((_, at) =>
      at === column.layer.position ? { activation, maxWeight: 2 } : { maxWeight: 2 },
    );
    return unitLabels(context, sceneOf(columns, values, part, arranged), column, discs, lines);
  };
  const texts = (found: ReturnType<typeof labels>) =>
    found.map((label) => label?.runs.map(({ text }) => text).join(''));

  it('have their letter and number, and the room that they fill', () => {
    const found = labels();
    assert.deepEqual(texts(found), ['a₁ 1.500', 'a₂ −2.000']);
    const half = (12 * 1.1 * 0.5 + 2 * 6 + 5 * 6) / 2;
    assert.deepEqual(found[0], {
      ...{ x: 200, y: 85, size: 12, plate: false },
      runs: [{ text: 'a', variable: true }, { text: '₁ ' }, { text: '1.500', bold: false }],
      box: { left: 200 - half - 1, right: 200 + half + 1, top: 85 - 9.6, bottom: 88 },
    });
    assert.equal(found[1]?.y, 185);
  });

  it('are those of the input x, and those that leave the network ŷ, bold, without a number where there is one', () => {
    assert.deepEqual(texts(labels({ x: Float64Array.of(3, 4) }, { column: first })), ['x₁ 1.500', 'x₂ −2.000']);
    const out = labels({}, { column: last });
    assert.deepEqual(texts(out), ['ŷ₁ 1.500', 'ŷ₂ −2.000']);
    assert.equal(out[0]?.runs[2]?.bold, true);
    const single = columnOf(denseLayer(1, 1, 2), discsAt(200, [50]));
    const one = { column: single, discs: discsAt(200, [50]), columns: [first, single] };
    assert.deepEqual(texts(labels({}, one)), ['ŷ 1.500']);
    const hidden = { ...one, columns: [first, single, last] };
    assert.deepEqual(texts(labels({}, hidden)), ['a₁ 1.500']);
  });

  it('are lower and bold below the chosen unit', () => {
    const of = (position: number, unit?: number) => {
      const [, second] = labels({ selection: { position, ...(unit === undefined ? {} : { unit }) } });
      return [second?.y, second?.runs[2]?.bold];
    };
    assert.deepEqual(
      [of(1, 1), of(1, 0), of(0, 1), of(1)],
      [
        [188, true],
        [185, false],
        [185, false],
        [185, false],
      ],
    );
  });

  it('are smaller and closer where units are close, and short on small cards', () => {
    const close = { ...units, label: 'close' as const };
    const near = labels({}, { discs: close });
    assert.deepEqual([near[0]?.y, near[0]?.size, near[0]?.box.top], [82, 11, 82 - 8.8]);
    assert.equal(labels({ selection: { position: 1, unit: 0 } }, { discs: close })[0]?.y, 85);
    const small = labels({}, { arranged: { cardSize: 'small' } });
    assert.deepEqual([texts(small), small[0]?.size], [['1.500', '−2.000'], 11]);
    assert.equal(texts(labels({}, { arranged: { cardSize: 'medium' } }))[0], 'a₁ 1.500');
  });

  it('are absent where nothing is known or there is no room', () => {
    const none = [undefined, undefined];
    assert.deepEqual(labels({}, { discs: { ...units, label: 'none' } }), none);
    assert.deepEqual(labels({}, { columns: [first, columnOf(inputLayer(9), units), last], column: last }).length, 2);
    const { context } = paper();
    assert.deepEqual(
      unitLabels(context, sceneOf([first, own]), own, units, () => []),
      none,
    );
    assert.deepEqual(labels({}, { discs: discsAt(200, [], 20) }), []);
  });

  it('lose their letters where a line crosses one of them, and are on a plate where it crosses even so', () => {
    const across = (y: number, x1 = 0, x2 = 400, weight: number | undefined = 2): readonly Line[] => [
      { curve: { x1, y1: y, x2, y2: y }, weight, chosen: undefined },
    ];
    const plates = (entering: readonly Line[], leaving: readonly Line[] = []) => {
      const found = labels({}, { lines: (position) => (position === 1 ? entering : position === 2 ? leaving : []) });
      return found.map((label, i) => `${texts(found)[i]}${label?.plate ? ' plate' : ''}`);
    };
    assert.deepEqual(plates(across(80)), ['1.500 plate', '−2.000']);
    assert.deepEqual(plates([], across(180)), ['1.500', '−2.000 plate']);
    assert.deepEqual(plates(across(100)), ['a₁ 1.500', 'a₂ −2.000']);
    // It reaches the letter and no digit.
    assert.deepEqual(plates(across(80, 0, 180)), ['1.500', '−2.000']);
    // A line of the largest weight is 6 px wide, and one that is not known or is 0 is thin.
    assert.deepEqual(plates(across(90)), ['1.500 plate', '−2.000']);
    assert.deepEqual(plates(across(90, 0, 400, 0)), ['a₁ 1.500', 'a₂ −2.000']);
    // The longer of the two values decides how near lines are looked for.
    assert.deepEqual(plates(across(180, 0, 171)), ['1.500', '−2.000']);
    assert.deepEqual(plates([], across(180, 229)), ['1.500', '−2.000']);
  });
});

describe('a unit in words', () => {
  withoutPage();

  const column = columnOf(denseLayer(0, 3, 2), discsAt(0, [0, 1, 2]));
  const say = (part: Partial<Scene>, mark = 0, of: Column = column): string => {
    const values = { activation: Float32Array.of(1, 2, 3), marks: Uint8Array.of(0, mark, 0) };
    return describeUnit(sceneOf([of], [values], part), of, 1);
  };

  it('is its layer, its number and its activation', () => {
    assert.match(say({}), /layer0.*2.*3.*2\.000/s);
    const unknown = describeUnit(sceneOf([column]), column, 1);
    assert.match(unknown, /layer0/);
    assert.doesNotMatch(unknown, /\d\.\d/);
  });

  it('has the name of its class where it is a bar', () => {
    const bars = columnOf(denseLayer(0, 3, 2), barsAt(0, [0, 1, 2]));
    assert.match(say({ classes: ['a', 'virginica', 'c'] }, 0, bars), /virginica.*2\.000/s);
    assert.doesNotMatch(say({ classes: ['a', 'virginica', 'c'] }), /virginica/);
    assert.doesNotMatch(describeUnit(sceneOf([bars], [], { classes: ['a', 'virginica', 'c'] }), bars, 1), /virginica/);
  });

  it('has a line for each of its marks', () => {
    const lines = [0, marks.dead, marks.saturated, marks.twin, 7].map((mark) => say({}, mark).split('\n').length);
    assert.deepEqual(lines, [1, 2, 2, 2, 4]);
    const second = [marks.dead, marks.saturated, marks.twin].map((mark) => say({}, mark).split('\n')[1]);
    assert.equal(new Set(second).size, 3);
    assert.deepEqual(say({}, 7).split('\n').slice(1), second);
  });
});

describe('a matrix in words', () => {
  withoutPage();

  const left = columnOf(denseLayer(0, 7, 2), gridAt({}), 0, 100);
  const right = columnOf(denseLayer(1, 5, 7), gridAt({}), 224, 100);
  const thumbnail = { values: new Float32Array(25), rows: 5, columns: 5 };
  const scene = (gap: 'ribbon' | 'lines' = 'ribbon'): Scene =>
    sceneOf([left, right], [{}, { thumbnail, maxWeight: 1.25 }], {}, { gaps: ['ribbon', gap] });

  it('is said where its thumbnail is, and nowhere else', () => {
    // 46 px wide and high, in the middle of the gap.
    const at = (x: number, y: number, of = scene()) => describeMatrixAt(of, x, y);
    const words = at(160, 50);
    assert.match(words ?? '', /1.*5.*7.*1\.250/s);
    for (const [x, y] of [
      [139, 28],
      [185, 28],
      [139, 74],
      [185, 74],
    ] as const)
      assert.equal(at(x, y), words, `${x} ${y}`);
    for (const [x, y] of [
      [138.9, 50],
      [185.1, 50],
      [160, 27.9],
      [160, 74.1],
    ] as const)
      assert.equal(at(x, y), undefined, `${x} ${y}`);
    assert.equal(at(160, 50, scene('lines')), undefined);
    assert.equal(at(160, 50, sceneOf([left, right], [], {}, { gaps: ['ribbon', 'ribbon'] })), undefined);
  });
});

describe('the places of units that keys can go to', () => {
  withoutPage();

  const count = (column: Column, part: Partial<Scene> = {}, most = 10, far = false): number[] => {
    const templates = unitsTemplate(sceneOf([column], [], part), column, most, far);
    return templates.map((template) => Number(/data-unit=(\d+)/.exec(markup(template))?.[1]));
  };
  const three = columnOf(denseLayer(0, 3, 2), discsAt(30, [20, 40, 60], 5));
  const cells = columnOf(denseLayer(0, 4, 2), gridAt({}));
  const chosen = (unit: number, position = 0): Partial<Scene> => ({ selection: { position, unit } });

  it('are all where units are single, few and near', () => {
    assert.deepEqual(count(three), [0, 1, 2]);
    assert.deepEqual(count(three, {}, 3), [0, 1, 2]);
    assert.deepEqual([count(three, {}, 2), count(three, {}, 10, true), count(cells)], [[], [], []]);
    assert.deepEqual(count(columnOf(denseLayer(0, 3, 2), { kind: 'passage', x: 0, top: 0, bottom: 1 }), chosen(1)), []);
  });

  it('are else only the chosen one, if it is there', () => {
    assert.deepEqual(
      [count(cells, chosen(3)), count(three, chosen(2), 2), count(three, chosen(1), 9, true)],
      [[3], [2], [1]],
    );
    assert.deepEqual([count(cells, chosen(4)), count(cells, chosen(1, 1))], [[], []]);
  });

  it('say what they are and where', () => {
    const [first, second] = unitsTemplate(sceneOf([three], [], chosen(1)), three, 10, false).map(markup);
    assert.ok(second?.includes('left:25px;top:35px;width:10px;height:10px'), second);
    assert.match(second ?? '', /class="unit round".*aria-setsize=3.*aria-posinset=2.*aria-selected=true.*tabindex=0/);
    assert.match(first ?? '', /aria-posinset=1.*aria-selected=false.*tabindex=-1/);
    assert.match(markup(unitsTemplate(sceneOf([cells], [], chosen(1)), cells, 9, false)), /class="unit ".*data-unit=1/);
    assert.match(markup(unitsTemplate(sceneOf([three], [], chosen(1, 1)), three, 9, false)[1]), /aria-selected=false/);
  });
});

describe('the table of a layer', () => {
  withoutPage();

  const rows = (units: number): { rows: number; text: string } => {
    const column = columnOf(denseLayer(0, units, 2), gridAt({}));
    const values = { activation: Float32Array.of(1.5), bias: Float32Array.of(2.5, 3.5) };
    const text = markup(unitTable(sceneOf([column], [values], { selection: { position: 0 } })));
    return { rows: text.split('<th scope="row">').length - 1, text };
  };

  it('has a row a unit with its activation and its bias, and says how many are left out', () => {
    assert.match(rows(2).text, /row">1<\/th> <td>1\.500<\/td> <td>2\.500<.*row">2<\/th> <td><\/td> <td>3\.500</);
    assert.deepEqual([rows(2).rows, rows(64).rows, rows(66).rows], [2, 64, 64]);
    assert.doesNotMatch(rows(64).text, /<p>/);
    assert.match(rows(66).text, /<p>[^<]*\b2\b/);
    assert.equal(markup(unitTable(sceneOf([]))), '');
  });

  it('says of which moment it is where that is not the present one', () => {
    const column = columnOf(denseLayer(0, 1, 2), gridAt({}));
    const of = (part: Partial<Scene>) =>
      markup(unitTable(sceneOf([column], [], { selection: { position: 0 }, ...part })));
    assert.match(of({ moment: { epoch: 1234, step: 0 } }), /1,234/);
    assert.doesNotMatch(of({}), /1,234/);
  });
});
