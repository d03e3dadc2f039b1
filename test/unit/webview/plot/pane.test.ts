import { deepEqual, equal, throws } from 'node:assert/strict';
import type { ChartEvents } from '../../../../webview/plot/chart';
import { Pane } from '../../../../webview/plot/pane';
import { showReadout } from '../../../../webview/plot/readout';
import type { Range, Trace } from '../../../../webview/plot/trace';
import { inPage, Part } from '../elements';
import { markup, words } from '../markup';
import { plainPalette } from '../paper';
import { traceOf as plainTrace } from './chart-bench';

const traceOf = (part: Partial<Trace> = {}): Trace =>
  plainTrace({
    epoch: Float64Array.of(0, 10, 20, 30, 40),
    train: Float64Array.of(5, 4, 3, 2, 1),
    test: Float64Array.of(9, 8, 7, 6, 5),
    compact: true,
    format: (value) => value.toFixed(1),
    ...part,
  });

/** What stands for the place of a readout, 100 px wide itself, in a pane of 400. */
class Place extends Part {
  hidden = true;
  readonly offsetWidth = 100;
  parentElement: { clientWidth: number } | null = { clientWidth: 400 };
  left = '';
  override readonly style = Object.assign({} as Record<string, string>, {
    setProperty: (_: string, value: string) => {
      this.left = value;
    },
  }) as Record<string, string>;
}

class Element extends Part {
  readonly readout = new Place();
  readonly attributes: Record<string, string> = {};
  lacking = '';
  querySelector(selector: string): Part | null {
    if (selector === this.lacking) return null;
    return selector === '.readout' ? this.readout : new Part();
  }
  setAttribute(name: string, value: string): void {
    this.attributes[name] = value;
  }
}

/** A pane, what it has told its chart and its owner, and what it says. */
class Bench {
  readonly element = new Element();
  readonly did: unknown[][] = [];
  readonly pane: Pane;
  shown: unknown;
  events: ChartEvents = {
    zoom: () => undefined,
    hover: () => undefined,
    pick: () => undefined,
    hasMoments: () => false,
  };

  constructor(trace?: Trace) {
    const zoom = (view: Range | undefined): unknown => this.did.push(['zoom', view]);
    const moments = { areThere: () => true, goTo: (epoch: number): unknown => this.did.push(['pick', epoch]) };
    this.pane = new Pane(this.element as unknown as HTMLElement, 'key', zoom, moments, {
      chart: (_, key, events) => {
        this.did.push(['chart', key]);
        this.events = events;
        return {
          show: (shown: Trace) => this.did.push(['show', shown.epoch.length]),
          dispose: () => this.did.push(['dispose']),
          // The chart reports the epoch as that of a pointer.
          pointAt: (epoch: number) => events.hover(epoch, 50),
        };
      },
      renderer: (template) => {
        this.shown = template;
      },
    });
    if (trace) this.pane.show(trace, plainPalette);
    this.did.length = 0;
  }

  get spoken(): string {
    return this.element.attributes['aria-valuetext'] ?? '';
  }
  /** What the pane says after a key, or what it asked for; `left` where the key was left to the page. */
  press(key: string, held: object = {}): unknown {
    this.did.length = 0;
    const event = Object.assign(new Event('keydown', { cancelable: true }), { key, ...held });
    this.element.dispatchEvent(event);
    if (!event.defaultPrevented) return 'left';
    return this.did.length > 0 ? this.did[0] : this.spoken;
  }
}

describe('a pane', () => {
  inPage({ document: { documentElement: { lang: 'en' } } });

  it('needs a place for its canvas and its readout', () => {
    for (const lacking of ['.chart-canvas', '.readout']) {
      const element = Object.assign(new Element(), { lacking });
      throws(
        () =>
          new Pane(element as unknown as HTMLElement, '', () => undefined, {
            areThere: () => false,
            goTo: () => undefined,
          }),
        /the page has no \.(chart-canvas|readout)/,
      );
    }
  });

  it('goes to the moment of the record that is pointed at, by Enter or by a click', () => {
    const bench = new Bench(traceOf());
    const { epoch } = traceOf();
    deepEqual(bench.press('Enter'), ['pick', epoch.at(-1)]);
    bench.press('Home');
    deepEqual(bench.press('Enter'), ['pick', epoch[0]]);
    bench.did.length = 0;
    equal(bench.events.hasMoments(), true);
    bench.events.pick(1.5);
    deepEqual(bench.did, [['pick', 1.5]]);
  });

  it('says its last record while none is pointed at', () => {
    const bench = new Bench(traceOf());
    deepEqual(bench.element.attributes, {
      ...{ 'aria-valuemin': '0', 'aria-valuemax': '40', 'aria-valuenow': '40' },
      'aria-valuetext': 'epoch 40: train 1.0, test 5.0',
    });
    const { test: _, ...alone } = traceOf();
    equal(new Bench(alone).spoken, 'epoch 40: train 1.0');
    const none = new Float64Array(0);
    deepEqual(new Bench(traceOf({ epoch: none, train: none, test: none })).element.attributes, {
      ...{ 'aria-valuemin': '0', 'aria-valuemax': '0' },
    });
  });

  it('says the record next to the pointer, and the last again once it has left', () => {
    const bench = new Bench(traceOf());
    bench.events.hover(12, 50);
    equal(bench.spoken, 'epoch 10: train 4.0, test 8.0');
    equal(bench.element.attributes['aria-valuenow'], '10');
    deepEqual([bench.element.readout.hidden, bench.element.readout.left], [false, '64px']);
    match('epoch 10 train 4.0 test 8.0', bench.shown);
    bench.pane.show(traceOf({ train: Float64Array.of(5, 4.5, 3, 2, 1) }), plainPalette);
    equal(bench.spoken, 'epoch 10: train 4.5, test 8.0');
    bench.events.hover(0, 50);
    deepEqual([bench.spoken, bench.element.readout.hidden], ['epoch 0: train 5.0, test 9.0', false]);
    bench.events.hover(undefined, 0);
    equal(bench.spoken, 'epoch 40: train 1.0, test 5.0');
    equal(bench.element.readout.hidden, true);
    bench.pane.hide();
    bench.events.hover(12, 50);
    equal(bench.element.readout.hidden, true, 'it shows nothing');
  });

  const match = (expected: string, template: unknown): void => equal(words(template), expected);

  it('is walked through by records, ten with Shift, and to its ends', () => {
    const bench = new Bench(traceOf());
    const at = (epoch: number) => `epoch ${epoch}: train ${5 - epoch / 10}.0, test ${9 - epoch / 10}.0`;
    equal(bench.press('ArrowLeft'), at(30));
    equal(bench.press('ArrowLeft'), at(20));
    equal(bench.press('ArrowRight'), at(30));
    equal(bench.press('Home'), at(0));
    equal(bench.press('ArrowLeft'), at(0));
    equal(bench.press('End'), at(40));
    equal(bench.press('ArrowRight'), at(40));
    const epoch = Float64Array.from({ length: 30 }, (_, i) => i);
    const long = new Bench(traceOf({ epoch, train: epoch, test: epoch }));
    equal(long.press('ArrowLeft', { shiftKey: true }), 'epoch 19: train 19.0, test 19.0');
    equal(long.press('ArrowRight', { shiftKey: true }), 'epoch 29: train 29.0, test 29.0');
  });

  it('is zoomed about the record that is told, within the run', () => {
    const bench = new Bench(traceOf({ view: { min: 20, max: 60 } }));
    for (const key of ['+', '=']) deepEqual(bench.press(key), ['zoom', { min: 30, max: 50 }]);
    deepEqual(bench.press('0'), ['zoom', undefined]);
    bench.press('Home');
    deepEqual(bench.press('+'), ['zoom', { min: 20, max: 40 }], 'a record before the view counts as its beginning');
    bench.pane.show(traceOf({ view: { min: 0, max: 20 } }), plainPalette);
    bench.press('End');
    deepEqual(bench.press('+'), ['zoom', { min: 10, max: 20 }], 'a record behind it counts as its end');
    deepEqual(bench.press('-'), ['zoom', { min: 0, max: 20 }], 'there are no epochs before the first');
    bench.press('Home');
    deepEqual(bench.press('-'), ['zoom', { min: 0, max: 40 }]);
    bench.pane.show(traceOf({ view: { min: 30, max: 40 } }), plainPalette);
    bench.press('End');
    deepEqual(bench.press('-'), ['zoom', { min: 20, max: 40 }]);
    bench.press('Home');
    // What is a twentieth longer than all records, which end at 40, is all.
    bench.pane.show(traceOf({ view: { min: 0, max: 20.9 } }), plainPalette);
    deepEqual(bench.press('-'), ['zoom', { min: 0, max: 41.8 }]);
    bench.pane.show(traceOf({ view: { min: 0, max: 21 } }), plainPalette);
    deepEqual(bench.press('-'), ['zoom', undefined]);
    bench.pane.show(traceOf({ view: { min: 0, max: 1000 } }), plainPalette);
    deepEqual(bench.press('+'), ['zoom', { min: 0, max: 500 }], 'shorter is never all');
  });

  it('leaves other keys to the page, and all of them while it shows nothing', () => {
    const bench = new Bench(traceOf());
    for (const key of ['a', 'ArrowUp', 'Tab']) equal(bench.press(key), 'left');
    for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }])
      equal(bench.press('Home', held), 'left');
    bench.did.length = 0;
    bench.pane.show(traceOf(), plainPalette);
    bench.pane.hide();
    deepEqual(bench.did, [['show', 5], ['dispose']]);
    equal(bench.press('Home'), 'left');
    const none = new Float64Array(0);
    equal(new Bench(traceOf({ epoch: none })).press('Home'), 'left');
    equal(new Bench().press('0'), 'left');
  });
});

describe('what is read at the pointer', () => {
  inPage({ document: { documentElement: { lang: 'en' } } });

  const readings = [
    { name: 'train', value: 0.123456, shown: '0.1235' },
    { name: 'test', value: 2, shown: '2.000' },
  ];
  const place = (left: number, of: typeof readings = readings) => {
    const element = new Place();
    let shown: unknown;
    showReadout(element as unknown as HTMLElement, 1200, of, left, (template) => {
      shown = template;
    });
    return { element, shown };
  };

  it('has every curve, with all digits in the tooltip', () => {
    const { element, shown } = place(50);
    equal(words(shown), 'epoch 1,200 train 0.1235 test 2.000');
    equal(markup(shown).includes('title=0.123456'), true);
    equal(element.hidden, false);
    const none = place(50, []);
    deepEqual([none.element.hidden, none.shown, none.element.left], [true, undefined, '']);
  });

  it('is right of the pointer as long as there is room, else left of it', () => {
    deepEqual(
      [place(0), place(286), place(287)].map(({ element }) => element.left),
      ['14px', '300px', '173px'],
    );
    const narrow = new Place();
    narrow.parentElement = { clientWidth: 120 };
    showReadout(narrow as unknown as HTMLElement, 0, readings, 50, () => undefined);
    equal(narrow.left, '0px');
    narrow.parentElement = null;
    showReadout(narrow as unknown as HTMLElement, 0, readings, 200, () => undefined);
    equal(narrow.left, '86px');
  });
});
