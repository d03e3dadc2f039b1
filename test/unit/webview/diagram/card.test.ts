import assert from 'node:assert/strict';
import { activationOf } from '../../../../src/numerics/activation/table';
import type { LayerView } from '../../../../src/protocol/network';
import { activationCurve } from '../../../../webview/diagram/activation-curve';
import { type CardState, cardTemplate, fieldsOf } from '../../../../webview/diagram/card';
import { cardMeasures } from '../../../../webview/diagram/card-size';
import { lookOf } from '../../../../webview/diagram/layers/table';
import { legendTemplate } from '../../../../webview/diagram/legend';
import { listenerIn, markup } from '../markup';
import { plainPalette, withoutPage } from '../paper';
import { columnOf, denseLayer, discsAt, dropoutLayer, gridAt, inputLayer, sceneOf } from './scenes';

describe('the tiny curve of an activation', () => {
  const points = (name: Parameters<typeof denseLayer>[3], slope?: number): [number, number][] => {
    const layer = { ...denseLayer(1, 2, 2, name), ...(slope === undefined ? {} : { slope }) };
    return activationCurve(layer)
      .slice(1)
      .split('L')
      .map((point): [number, number] => {
        const [x = 0, y = 0] = point.split(' ').map(Number);
        return [x, y];
      });
  };

  it('goes over [−3, 3] in 18 × 12 px, bounded ones with a little room, the others as far as 3', () => {
    for (const [name, low, high] of [
      ['sigmoid', -0.15, 1.15],
      ['tanh', -1.15, 1.15],
      ['relu', -0.6, 3],
      ['linear', -3, 3],
    ] as const) {
      const found = points(name);
      assert.equal(found.length, 25);
      for (const [i, [x, y]] of found.entries()) {
        const z = -3 + i / 4;
        const a = activationOf(name).value(z, 0);
        assert.ok(Math.abs(x - (18 * i) / 24) <= 0.051, `${x}`);
        assert.ok(Math.abs(y - 12 * (1 - (a - low) / (high - low))) <= 0.051, `${name} ${z}: ${y}`);
      }
    }
  });

  it('follows the slope of a leaky one, and is bars for softmax', () => {
    assert.ok((points('leaky-relu', 0.15)[0]?.[1] ?? 0) > (points('leaky-relu', 0)[0]?.[1] ?? 0) + 1);
    assert.match(activationCurve(denseLayer(1, 2, 2, 'softmax')), /^M2 12V/);
    assert.equal(activationCurve(inputLayer(2)), '');
  });
});

describe('a layer’s card', () => {
  withoutPage();

  const hidden: LayerView = {
    ...denseLayer(1, 1200, 3, 'tanh'),
    tensors: [
      { name: 'weight', symbol: 'W', shape: [1200, 3] },
      { name: 'bias', symbol: 'b', shape: [1200, 1] },
    ],
  };
  const of = (layer: LayerView, part: Partial<CardState> = {}): string => {
    const state: CardState = {
      ...{
        cardSize: 'full',
        top: 7,
        chosen: false,
        reachable: false,
        far: false,
        editing: undefined,
        problem: undefined,
      },
      commit: () => undefined,
      cancel: () => undefined,
      ...part,
    };
    return markup(cardTemplate(columnOf(layer, discsAt(0, [0]), 30, 240), state));
  };

  it('says its name, its activation, its kind, its parameters and its shapes', () => {
    const text = of(hidden);
    assert.match(text, /left:30px;top:7px;width:240px/);
    assert.match(
      text,
      /data-field=name>layer1<.*tanh.*dense · .*1,200.*4,800.*W\[1\]<\/span> <span class="shape">\(1200, 3\)/s,
    );
    assert.match(text, /b\[1\].*A\[1\]<\/span> <span class="shape">\(1200, m\)/);
  });

  it('says less where it is smaller, and nothing from afar', () => {
    const medium = of(hidden, { cardSize: 'medium' });
    assert.match(medium, /card-curve.*1,200.*tanh.*W\[1\]/s);
    assert.doesNotMatch(medium, /4,800|b\[1\]|A\[1\]|dense ·/);
    assert.doesNotMatch(of(hidden, { cardSize: 'small' }), /card-curve/);
    const far = of(hidden, { far: true });
    assert.match(far, /class="card full far"/);
    assert.doesNotMatch(far, /card-row/);
    assert.doesNotMatch(of(dropoutLayer(1, 3)), /card-curve|card-parameters/);
  });

  it('is chosen, reached by Tab, and tells its problem, where that is so', () => {
    assert.match(of(hidden), /aria-selected=false.*tabindex=-1/);
    assert.match(of(hidden, { chosen: true, reachable: true }), /aria-selected=true.*tabindex=0/);
    const problem = { code: 'x', severity: 'error' as const, sentence: 'Too wide.', line: 1, character: 1 };
    assert.match(of(hidden, { problem }), /aria-label=[^>]*Too wide\./);
  });

  it('has a field in place of what is edited', () => {
    const value = (layer: LayerView, editing: CardState['editing']) =>
      /\.value=(\S+)/.exec(of(layer, { editing }))?.[1];
    assert.deepEqual(
      [value(hidden, 'name'), value(hidden, 'units'), value(dropoutLayer(1, 3), 'rate')],
      ['layer1', '1200', '0.5'],
    );
    assert.deepEqual(
      [fieldsOf(hidden), fieldsOf(dropoutLayer(1, 3))],
      [
        ['name', 'units'],
        ['name', 'rate'],
      ],
    );
  });

  it('takes what was typed in it once: on Enter, on Tab to the next field, or when it has lost the focus', () => {
    const did: unknown[] = [];
    const field = () => {
      did.length = 0;
      const state = {
        ...{ cardSize: 'full' as const, top: 0, chosen: true, reachable: true, far: false, problem: undefined },
        editing: 'name' as const,
        commit: (...args: unknown[]) => did.push(args),
        cancel: () => did.push('cancel'),
      };
      const { on } = listenerIn(cardTemplate(columnOf(hidden, discsAt(0, [0]), 0, 240), state), 'card-input-name');
      const input = { value: 'first' };
      let kept = '';
      const event = (key: string, more: object = {}) => ({
        ...{ key, currentTarget: input, ctrlKey: false, metaKey: false, altKey: false, ...more },
        getModifierState: () => false,
        preventDefault: () => {
          kept += ' default';
        },
        stopPropagation: () => {
          kept += ' stopped';
        },
      });
      return {
        press: (key: string, more: object = {}) => {
          kept = '';
          on('keydown', event(key, more));
          return kept.trim();
        },
        leave: () => on('blur', event('')),
        keeps: (name: string) => {
          kept = '';
          on(name, event(''));
          return kept.trim();
        },
      };
    };
    const entered = field();
    assert.equal(entered.press('a'), 'stopped');
    assert.deepEqual(did, []);
    entered.press('Enter', { isComposing: true });
    assert.deepEqual(did, [], 'the word is not composed yet');
    entered.press('Enter');
    entered.leave();
    assert.deepEqual(did, [['name', 'first', undefined]]);
    assert.equal(field().press('Tab'), 'stopped default');
    assert.deepEqual(did, [['name', 'first', 'units']]);
    field().leave();
    assert.deepEqual(did, [['name', 'first', undefined]]);
    const escaped = field();
    escaped.press('Escape');
    escaped.leave();
    assert.deepEqual(did, ['cancel']);
    assert.equal(field().press('F1'), '');
    assert.deepEqual([field().keeps('pointerdown'), field().keeps('dblclick')], ['stopped', 'stopped']);
  });

  it('says of an input its shape or its values, of dropout its kind where it has a name', () => {
    assert.match(of(inputLayer(784, [28, 28])), /28 × 28/);
    assert.match(of(inputLayer(3)), /layer 0 · .*\b3\b/i);
    assert.doesNotMatch(of(inputLayer(3), { cardSize: 'medium' }), /layer 0 · /i);
    assert.doesNotMatch(of(inputLayer(3)), /card-parameters/);
    const flatten: LayerView = { ...dropoutLayer(1, 64), kind: 'flatten', output: [64, 'm'] };
    assert.match(of(flatten), /\b64\b/);
    assert.doesNotMatch(of(flatten), /card-parameters/);
    assert.match(of({ ...dropoutLayer(1, 3), named: true }), /dropout · /);
    assert.doesNotMatch(of(dropoutLayer(1, 3)), /dropout · /);
    assert.doesNotMatch(of({ ...dropoutLayer(1, 3), named: true }, { cardSize: 'medium' }), /dropout · /);
    assert.match(of({ ...hidden, frozen: true }), /1,200 units<\/span> · /);
    assert.doesNotMatch(of(hidden), /1,200 units<\/span> · /);
  });

  it('is as wide as its kind needs', () => {
    const widths = (size: keyof typeof cardMeasures) =>
      [inputLayer(2), hidden, dropoutLayer(1, 2)].map((layer) => lookOf(layer).cardWidth(cardMeasures[size]));
    assert.deepEqual(
      [widths('full'), widths('medium')],
      [
        [150, 240, 150],
        [88, 124, 88],
      ],
    );
  });
});

describe('the legend', () => {
  withoutPage();

  const discs = [columnOf(inputLayer(2), discsAt(0, [0])), columnOf(denseLayer(1, 1, 2), discsAt(9, [0]))];
  const grids = [columnOf(inputLayer(4), gridAt({ style: 'image' })), columnOf(denseLayer(1, 4, 4), gridAt({}))];
  const of = (columns: typeof discs, gap: 'lines' | 'ribbon', part: object = {}, size: 'full' | 'medium' = 'full') => {
    const scene = sceneOf(columns, [{}, { activation: Float32Array.of(1) }], part, {
      gaps: ['ribbon', gap],
      cardSize: size,
    });
    return markup(legendTemplate(scene.arrangement, scene));
  };

  it('says what lines mean, and the dot where an example flows over a plane', () => {
    const text = of(discs, 'lines');
    assert.match(text, /class="positive".*class="negative".*legend-square/);
    assert.doesNotMatch(text, /legend-dot/);
    assert.match(of(discs, 'lines', { x: Float64Array.of(1, 2) }), /legend-dot/);
    assert.doesNotMatch(of(discs, 'lines', { x: Float64Array.of(1, 2, 3) }), /legend-dot/);
    assert.doesNotMatch(of(discs, 'ribbon'), /legend-square/);
    const dashes = (kind: 'dark' | 'light' | 'hc-dark' | 'hc-light') =>
      /class="negative">(.*?)</.exec(of(discs, 'lines', { palette: { ...plainPalette, kind } }))?.[1];
    assert.equal(dashes('dark'), dashes('light'));
    assert.equal(dashes('hc-dark'), dashes('hc-light'));
    assert.notEqual(dashes('dark'), dashes('hc-dark'));
  });

  it('says whether colours are of weights or of activations, as far as they are used', () => {
    const words = (columns: typeof discs, gap: 'lines' | 'ribbon') =>
      /legend-title">(.*?)</.exec(of(columns, gap))?.[1];
    assert.notEqual(words(grids, 'ribbon'), words(discs, 'ribbon'));
    assert.equal(words(grids, 'lines'), words(discs, 'lines'));
    const afterDiscs = [discs[0], grids[1]].flatMap((column) => column ?? []);
    assert.equal(words(afterDiscs, 'ribbon'), words(discs, 'ribbon'));
    const ramp = (columns: typeof discs, gap: 'lines' | 'ribbon') =>
      /to right,(.*?)\)"?/.exec(of(columns, gap))?.[1]?.split(',');
    const stops = (reach: number) =>
      Array.from({ length: 17 }, (_, i) => `signed ${((i / 8 - 1) * reach + 0).toFixed(4)}`);
    assert.deepEqual(
      [ramp(discs, 'ribbon'), ramp(grids, 'ribbon'), ramp(grids, 'lines')],
      [stops(0.8), stops(1), stops(0.8)],
    );
  });

  it('is absent on smaller cards and while nothing is known', () => {
    assert.equal(of(discs, 'lines', {}, 'medium'), '');
    const scene = sceneOf(discs);
    assert.equal(markup(legendTemplate(scene.arrangement, scene)), '');
  });
});
