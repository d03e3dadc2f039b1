import { deepEqual, equal, match } from 'node:assert/strict';
import type { CardDrag } from '../../../../webview/diagram/card-drag';
import { DiagramPointer } from '../../../../webview/diagram/pointer';
import type { Scene } from '../../../../webview/diagram/scene';
import type { Stage } from '../../../../webview/diagram/stage';
import type { View } from '../../../../webview/diagram/view';
import { inPage, Part, partIn } from '../elements';
import { columnOf, denseLayer, discsAt, inputLayer, sceneOf } from './scenes';

const columns = [
  columnOf(inputLayer(2), discsAt(50, [60, 110])),
  columnOf(denseLayer(1, 3, 2), discsAt(250, [80]), 200),
];
const scene = sceneOf(columns, [], {}, { width: 400, height: 200 });

/** What stands for the part of the page that pans. */
class Root extends Part {
  captured: number[] = [];
  setPointerCapture(pointer: number): void {
    this.captured.push(pointer);
  }
}

/** The mouse over a diagram that begins at (100, 40) of the page, and what it did. */
class Bench {
  readonly root = new Root();
  readonly card = partIn(this.root, 'card', { position: '1' });
  readonly field = (name: string): Part => partIn(this.card, `card-${name}`, { field: name });
  readonly input = partIn(this.card, 'card-input', {}, 'input');
  readonly insert = partIn(this.root, 'insert', { after: '0' });
  readonly did: unknown[][] = [];
  scene: Scene | undefined = scene;
  pane = { width: 400, height: 200 };
  view: View = { scale: 1, x: 0, y: 0 };
  /** Whether a card is being dragged. */
  dragging = false;

  constructor() {
    const bench = this;
    const told =
      (name: string) =>
      (...args: unknown[]): void => {
        this.did.push([name, ...args]);
      };
    const stage = {
      root: this.root,
      region: { getBoundingClientRect: () => ({ left: 100, top: 40 }) },
      get view() {
        return bench.view;
      },
      get pane() {
        return bench.pane;
      },
      show: (view: View) => {
        this.view = view;
        this.did.push(['show', view.x, view.y, view.scale]);
      },
      zoom: told('zoom'),
      toDiagram: (x: number, y: number) => ({ x: x - 100, y: y - 40 }),
    };
    const drag = {
      get active() {
        return bench.dragging;
      },
      begin: (position: number) => this.did.push(['begin', position]),
      move: told('drag'),
      end: (cancelled?: boolean) => {
        if (cancelled) this.did.push(['cancel']);
        return this.dragging;
      },
    };
    new DiagramPointer(stage as unknown as Stage, drag as unknown as CardDrag, {
      scene: () => this.scene,
      select: told('select'),
      field: told('field'),
      insert: told('insert'),
      menu: told('menu'),
    });
  }

  /** What an event at a point of the page did, and whether it was kept from the page. */
  on(target: Part, type: string, clientX: number, clientY: number, fields: object = {}): unknown[][] {
    this.did.length = 0;
    const event = new Event(type, { cancelable: true });
    Object.defineProperty(event, 'target', { value: target });
    this.root.dispatchEvent(Object.assign(event, { button: 0, buttons: 1, pointerId: 7, clientX, clientY, ...fields }));
    this.kept = event.defaultPrevented;
    // A drag is told of every movement; what it does with it is its own.
    return this.did.filter(([name]) => name !== 'drag');
  }
  kept = false;

  click(target: Part, x: number, y: number, fields: object = {}): unknown[][] {
    const down = this.on(target, 'pointerdown', x, y, fields);
    return [...down, ...this.on(target, 'pointerup', x, y, fields)];
  }

  wheel(deltaX: number, deltaY: number, fields: object = {}): unknown[][] {
    return this.on(this.root, 'wheel', 130, 60, { deltaX, deltaY, deltaMode: 0, ...fields });
  }
}

describe('the mouse in the diagram', () => {
  inPage({
    document: { documentElement: { lang: 'en' } },
    Element: Part,
    WheelEvent: { DOM_DELTA_LINE: 1 },
  });

  it('chooses the card or the unit below it, and nothing beside them', () => {
    const bench = new Bench();
    deepEqual(bench.click(bench.card, 400, 90), [
      ['begin', 1],
      ['select', { position: 1 }],
    ]);
    deepEqual(bench.click(bench.root, 155, 152), [['select', { position: 0, unit: 1 }]]);
    deepEqual(bench.click(bench.root, 350, 120), [['select', { position: 1, unit: 0 }]]);
    deepEqual(bench.click(bench.root, 250, 120), [['select', null]]);
    bench.scene = undefined;
    deepEqual(bench.click(bench.root, 350, 120), [['select', null]]);
  });

  it('leaves a field and other buttons alone, and inserts with the +', () => {
    const bench = new Bench();
    deepEqual(bench.click(bench.input, 155, 152), []);
    deepEqual(bench.click(bench.card, 155, 152, { button: 2 }), []);
    deepEqual(bench.click(bench.root, 155, 152, { button: 1 }), []);
    deepEqual(bench.click(bench.insert, 155, 152), [['insert', 0, { x: 155, y: 160 }]]);
    for (const target of [bench.input, bench.insert]) {
      bench.on(target, 'pointerdown', 100, 100);
      deepEqual(bench.on(target, 'pointermove', 200, 100), [], 'there is nothing to pan');
    }
  });

  it('pans with the pointer from four pixels on, and then chooses nothing', () => {
    const bench = new Bench();
    bench.view = { scale: 2, x: -10, y: -20 };
    bench.on(bench.root, 'pointerdown', 200, 100);
    deepEqual(bench.on(bench.root, 'pointermove', 203, 102), []);
    deepEqual([bench.root.captured, bench.root.classes.has('panning')], [[], false]);
    deepEqual(bench.on(bench.root, 'pointermove', 204, 100), [['show', -6, -20, 2]]);
    deepEqual([bench.root.captured, bench.root.classes.has('panning')], [[7], true]);
    deepEqual(bench.on(bench.root, 'pointermove', 205, 90), [['show', -5, -30, 2]]);
    deepEqual(bench.on(bench.root, 'pointerup', 205, 90), []);
    equal(bench.root.classes.has('panning'), false);
    deepEqual(bench.on(bench.root, 'pointermove', 300, 90), [], 'the button is no longer held');
    deepEqual(bench.on(bench.root, 'pointerup', 350, 120), [['select', { position: 1, unit: 0 }]]);
  });

  it('gives a card that is dragged all movements, and chooses nothing when it is dropped', () => {
    const bench = new Bench();
    bench.on(bench.card, 'pointerdown', 200, 100);
    deepEqual(bench.on(bench.card, 'pointermove', 300, 100), [], 'the diagram is not panned');
    deepEqual(
      bench.did.map(([name]) => name),
      ['drag'],
    );
    deepEqual(bench.root.captured, []);
    bench.dragging = true;
    bench.on(bench.card, 'pointermove', 301, 100);
    deepEqual(bench.root.captured, [7]);
    deepEqual(bench.on(bench.card, 'pointerup', 301, 100), []);
    deepEqual(bench.on(bench.card, 'pointercancel', 301, 100), [['cancel']]);
  });

  it('says what is below it while no button is held', () => {
    const bench = new Bench();
    const over = (target: Part, x: number, y: number): [string, boolean] => {
      bench.on(target, 'pointermove', x, y, { buttons: 0 });
      return [bench.root.title, bench.root.classes.has('over-unit')];
    };
    const [title, marked] = over(bench.root, 155, 152);
    match(title, /input, unit 2 of 2/);
    equal(marked, true);
    deepEqual(over(bench.card, 155, 152), ['', false]);
    match(over(bench.root, 350, 120)[0], /layer1, unit 1 of 3/);
    deepEqual(over(bench.root, 250, 120), ['', false]);
    over(bench.root, 350, 120);
    bench.scene = undefined;
    deepEqual(over(bench.root, 350, 120), ['', false]);
    deepEqual(bench.did, [], 'a card is not dragged');
  });

  it('says of a picture of weights between two layers what it is', () => {
    const bench = new Bench();
    const known = { thumbnail: { values: new Float32Array(6), rows: 3, columns: 2 }, maxWeight: 0.75 };
    bench.scene = sceneOf(columns, [{}, known], {}, { gaps: ['ribbon', 'ribbon'] });
    // In the middle of the gap between the cards, which are from 0 to 100 and from 200 on.
    bench.on(bench.root, 'pointermove', 250, 80, { buttons: 0 });
    match(bench.root.title, /0\.7500/);
    bench.on(bench.root, 'pointermove', 350, 120, { buttons: 0 });
    match(bench.root.title, /layer1, unit 1 of 3/);
  });

  it('opens by a double click the field that it is on, and the name beside the fields', () => {
    const bench = new Bench();
    for (const name of ['units', 'rate', 'activation', 'name']) {
      deepEqual(bench.on(bench.field(name), 'dblclick', 5, 6), [['field', 1, name, { x: 5, y: 6 }]]);
    }
    deepEqual(bench.on(bench.card, 'dblclick', 5, 6), [['field', 1, 'name', { x: 5, y: 6 }]]);
    deepEqual(bench.on(bench.root, 'dblclick', 155, 152), []);
  });

  it('opens the menu of the layer below it in place of the page’s, but not in a field', () => {
    const bench = new Bench();
    deepEqual(bench.on(bench.card, 'contextmenu', 155, 152), [['menu', 1, { x: 155, y: 152 }]]);
    deepEqual(bench.on(bench.root, 'contextmenu', 155, 152), [['menu', 0, { x: 155, y: 152 }]]);
    deepEqual(bench.on(bench.root, 'contextmenu', 250, 120), []);
    equal(bench.kept, true);
    deepEqual(bench.on(bench.input, 'contextmenu', 155, 152), []);
    equal(bench.kept, false);
  });

  it('zooms about the pointer with Ctrl or Cmd, by lines as by pixels', () => {
    const bench = new Bench();
    for (const held of [{ ctrlKey: true }, { metaKey: true }]) {
      deepEqual(bench.wheel(9, -100, held), [['zoom', Math.exp(0.4), 30, 20]]);
      equal(bench.kept, true);
    }
    deepEqual(bench.wheel(0, 5, { ctrlKey: true, deltaMode: 1 }), [['zoom', Math.exp(-0.32), 30, 20]]);
  });

  it('leaves the wheel to the page where all is seen', () => {
    const bench = new Bench();
    deepEqual(bench.wheel(5, 5), []);
    equal(bench.kept, false);
    bench.pane = { width: 399, height: 199 };
    deepEqual(bench.wheel(5, 5), [], 'what is a pixel larger by rounding is seen');
    bench.scene = undefined;
    bench.pane = { width: 1, height: 1 };
    deepEqual(bench.wheel(5, 5), []);
  });

  it('pans with the wheel: down where there is more below, else sideways', () => {
    const bench = new Bench();
    const pan = (deltaX: number, deltaY: number, fields: object = {}): unknown[][] => {
      bench.view = { scale: 2, x: -50, y: -60 };
      return bench.wheel(deltaX, deltaY, fields);
    };
    // Twice as large, the diagram has 800 by 400 pixels.
    bench.pane = { width: 798.5, height: 400 };
    deepEqual(pan(0, 7), [['show', -57, -60, 2]], 'it is wide alone');
    equal(bench.kept, true);
    deepEqual(pan(3, 7), [['show', -53, -60, 2]]);
    bench.pane = { width: 800, height: 398.5 };
    deepEqual(pan(0, 7), [['show', -50, -67, 2]], 'it is tall alone');
    deepEqual(pan(3, 7), [['show', -53, -67, 2]]);
    bench.pane = { width: 300, height: 300 };
    deepEqual(pan(0, 7), [['show', -50, -67, 2]]);
    deepEqual(pan(0, 7, { shiftKey: true }), [['show', -57, -60, 2]]);
    deepEqual(pan(3, 7, { shiftKey: true }), [['show', -53, -60, 2]]);
    deepEqual(pan(1, 2, { deltaMode: 1 }), [['show', -66, -92, 2]]);
  });
});
