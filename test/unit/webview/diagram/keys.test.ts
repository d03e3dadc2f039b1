import { deepEqual, equal, match } from 'node:assert/strict';
import type { NetworkEditor } from '../../../../webview/diagram/editor';
import { DiagramKeys } from '../../../../webview/diagram/keys';
import { type Selection, Store } from '../../../../webview/store';
import { HeldHost } from '../held-host';
import { columnOf, denseLayer, discsAt, sceneOf } from './scenes';

/** What stands for an element that takes text. */
class Field extends EventTarget {}

/** What stands for the diagram: an element of which a test says whether Tab has reached it. */
class Region extends EventTarget {
  reached = false;
  matches(): boolean {
    return this.reached;
  }
}

const { arrangement } = sceneOf([
  columnOf(denseLayer(0, 2, 1), discsAt(0, [60, 110], 5)),
  columnOf(denseLayer(1, 3, 2), discsAt(0, [50, 70, 90], 5)),
  columnOf(denseLayer(2, 1, 3), discsAt(0, [80], 5)),
]);

/** The keys of a diagram, and what they did: each action's name and arguments. */
class Bench {
  readonly did: unknown[][] = [];
  readonly store = new Store((flush) => flush());
  readonly held = new HeldHost();
  readonly region: EventTarget;
  focused: Selection | undefined;
  arranged = true;

  constructor(region: EventTarget = new Region()) {
    this.region = region;
    const told =
      (name: string) =>
      (...args: unknown[]): void => {
        this.did.push([name, ...args]);
      };
    const editor = {
      remove: told('remove'),
      changeUnits: told('changeUnits'),
      move: told('move'),
      copy: told('copy'),
      cut: told('cut'),
      paste: told('paste'),
      duplicate: told('duplicate'),
    };
    new DiagramKeys(region as HTMLElement, this.store, this.held.host, editor as NetworkEditor, {
      arrangement: () => (this.arranged ? arrangement : undefined),
      focused: () => this.focused,
      select: told('select'),
      field: told('field'),
      insert: told('insert'),
      menu: told('menu'),
      inspect: told('inspect'),
      refuse: told('refuse'),
      zoom: told('zoom'),
      fit: told('fit'),
    });
  }

  /** What a key did, and whether it was kept from the page and from what is around the diagram. */
  press(key: string, held: { ctrlKey?: true; metaKey?: true; altKey?: true; shiftKey?: true } = {}): unknown[][] {
    this.did.length = 0;
    const event = Object.assign(new Event('keydown', { cancelable: true }), { key, ...held });
    let stopped = false;
    event.stopPropagation = () => {
      stopped = true;
    };
    this.region.dispatchEvent(event);
    this.kept = event.defaultPrevented && stopped;
    return [...this.did];
  }
  kept = false;

  focus(): unknown[][] {
    this.did.length = 0;
    this.region.dispatchEvent(new Event('focusin'));
    return [...this.did];
  }

  choose(selection: Selection | null): this {
    this.store.update({ selection });
    return this;
  }
}

describe('the keys of the diagram', () => {
  before(() =>
    Object.assign(globalThis, {
      document: { documentElement: { lang: 'en' } },
      HTMLElement: Region,
      HTMLInputElement: Field,
    }),
  );
  after(() => {
    for (const name of ['document', 'HTMLElement', 'HTMLInputElement']) Reflect.deleteProperty(globalThis, name);
  });

  it('go along the layers', () => {
    const bench = new Bench().choose({ position: 1 });
    deepEqual(bench.press('ArrowLeft'), [['select', { position: 0 }]]);
    deepEqual(bench.press('ArrowRight'), [['select', { position: 2 }]]);
    deepEqual(bench.press('ArrowDown'), [['select', { position: 1, unit: 0 }]]);
    deepEqual(bench.choose({ position: 1, unit: 0 }).press('ArrowUp'), [['select', { position: 1 }]]);
    deepEqual(bench.press('Home'), [['select', { position: 0 }]]);
    deepEqual(bench.press('End'), [['select', { position: 2 }]]);
    bench.arranged = false;
    deepEqual([bench.press('ArrowLeft'), bench.kept], [[], false]);
    deepEqual(bench.press('End'), [['select', { position: 0 }]]);
  });

  it('do to the chosen layer what the mouse can do', () => {
    const bench = new Bench().choose({ position: 2 });
    for (const [key, ...did] of [
      ['Enter', 'field', 2, 'name'],
      ['F2', 'field', 2, 'name'],
      ['Delete', 'remove', 2],
      ['Backspace', 'remove', 2],
      ['Insert', 'insert', 2],
      ['+', 'changeUnits', 2, 1],
      ['=', 'changeUnits', 2, 1],
      ['-', 'changeUnits', 2, -1],
      ['0', 'fit'],
      ['ContextMenu', 'menu', 2],
    ] as const) {
      deepEqual([bench.press(key), bench.kept], [[did], true], key);
    }
    deepEqual(bench.press('F10', { shiftKey: true }), [['menu', 2]]);
    deepEqual([bench.press('F10'), bench.kept], [[], false]);
    deepEqual([bench.press('q'), bench.kept], [[], false]);
  });

  it('move a layer by one place with Alt, but nothing before the input', () => {
    const bench = new Bench().choose({ position: 2 });
    deepEqual(bench.press('ArrowLeft', { altKey: true }), [['move', 2, 0]]);
    deepEqual(bench.press('ArrowRight', { altKey: true }), [['move', 2, 3]]);
    deepEqual(bench.choose({ position: 1 }).press('ArrowLeft', { altKey: true }), []);
    deepEqual([bench.press('Home', { altKey: true }), bench.kept], [[], false]);
  });

  it('copy, cut, paste, duplicate and zoom with Ctrl or Cmd', () => {
    const bench = new Bench().choose({ position: 1 });
    for (const held of [{ ctrlKey: true }, { metaKey: true }] as const) {
      deepEqual(bench.press('c', held), [['copy', 1]]);
      deepEqual(bench.press('X', held), [['cut', 1]]);
      deepEqual(bench.press('v', held), [['paste', 1]]);
      deepEqual(bench.press('d', held), [['duplicate', 1]]);
      deepEqual([bench.press('+', held), bench.press('=', held)], [[['zoom', 1.25]], [['zoom', 1.25]]]);
      deepEqual(bench.press('-', held), [['zoom', 0.8]]);
      deepEqual(bench.press('0', held), [['fit']]);
      deepEqual([bench.press('k', held), bench.kept], [[], false]);
    }
  });

  it('undo and redo in the text, and say why where that is refused', async () => {
    const bench = new Bench();
    bench.press('z', { ctrlKey: true });
    bench.press('Z', { ctrlKey: true, shiftKey: true });
    bench.press('y', { ctrlKey: true });
    deepEqual(
      bench.held.calls.map(({ method }) => method),
      ['undo', 'redo', 'redo'],
    );
    bench.held.calls[0]?.answer({});
    await bench.held.received();
    deepEqual(bench.did, []);
    bench.held.calls[1]?.answer({ refusal: 'nothing to redo' });
    await bench.held.received();
    deepEqual(bench.did, [['refuse', 'nothing to redo']]);
  });

  it('mean what has the focus, else what is chosen, and say so where there is neither', () => {
    const bench = new Bench().choose({ position: 1 });
    bench.focused = { position: 2, unit: 0 };
    deepEqual(bench.press('Delete'), [['remove', 2]]);
    deepEqual(bench.press('Enter'), [['inspect', { position: 2, unit: 0 }]]);
    bench.focused = undefined;
    const [[name, sentence] = []] = bench.choose(null).press('Delete');
    equal(name, 'refuse');
    match(String(sentence), /layer/);
  });

  it('leave a unit for its layer, and a layer for nothing', () => {
    const bench = new Bench().choose({ position: 1, unit: 2 });
    deepEqual(bench.press('Escape'), [['select', { position: 1 }]]);
    deepEqual(bench.choose({ position: 1 }).press('Escape'), [['select', null]]);
    deepEqual(bench.choose(null).press('Escape'), [['select', null]]);
  });

  it('are those of the text where a text is typed', () => {
    const bench = new Bench(new Field()).choose({ position: 1 });
    deepEqual([bench.press('Delete'), bench.kept], [[], false]);
  });

  it('choose what Tab has reached, where nothing is chosen', () => {
    const region = new Region();
    const bench = new Bench(region);
    bench.focused = { position: 1 };
    deepEqual(bench.focus(), []);
    region.reached = true;
    deepEqual(bench.focus(), [['select', { position: 1 }]]);
    deepEqual(bench.choose({ position: 0 }).focus(), []);
    bench.choose(null).focused = undefined;
    deepEqual(bench.focus(), []);
    deepEqual(new Bench(new Field()).focus(), []);
  });
});
