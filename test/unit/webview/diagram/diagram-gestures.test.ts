import { deepEqual, equal, match } from 'node:assert/strict';
import type { LayerView } from '../../../../src/protocol/network';
import { Field, inPage, Part, ThemedPage } from '../elements';
import { networkOf } from '../inspect/places';
import { sessionOf } from '../loaded-session';
import { type Listening, listenerIn, listening, markup } from '../markup';
import { Bench, dropout, followed, hidden, input, output } from './diagram-bench';
import { Box } from './page-parts';
import { denseLayer, dropoutLayer, inputLayer } from './scenes';

describe('gestures in the diagram', () => {
  inPage({ ...new ThemedPage().names, Element: Part, Node: Part, innerWidth: 5000, innerHeight: 5000 });

  it('gives the inspector the focus with Enter on a unit', () => {
    const bench = new Bench().choose({ position: 1, unit: 2 });
    const { inspector } = bench.parts;
    bench.press('Enter');
    equal(Reflect.get(document, 'activeElement'), inspector);
    deepEqual(
      [inspector.tabIndex, inspector.how, 'scrolled' in inspector.attributes],
      [-1, { preventScroll: true }, true],
    );
    equal(bench.isEditing, false);
  });

  it('means what has the focus, and then chooses it, where the text cursor has chosen another', () => {
    const bench = new Bench().choose({ position: 1 }).press('ArrowDown');
    bench.update({ cursor: 3 });
    deepEqual([bench.selection, bench.focused], [{ position: 3 }, { position: '1', unit: '0' }]);
    bench.press('Enter');
    deepEqual(bench.selection, { position: 1, unit: 0 });
    const card = new Bench();
    card.diagram.focus(1);
    card.frame().update({ cursor: 3 }).press('F2');
    deepEqual([card.selection, card.isEditing], [{ position: 1 }, true]);
  });

  it('is chosen by the mouse, by cards and by units', () => {
    const bench = new Bench();
    const click = (type: string, clientX: number, clientY: number, card?: number): void => {
      const target = new Part();
      if (card !== undefined) Object.assign(target, { className: 'card' }).dataset['position'] = String(card);
      const event = Object.assign(new Event(type), { button: 0, buttons: 1, clientX, clientY });
      Object.defineProperty(event, 'target', { value: target });
      bench.stage.dispatchEvent(event);
      bench.frame();
    };
    click('pointerup', 0, 0, 2);
    deepEqual([bench.selection, bench.focused], [{ position: 2 }, { position: '2' }]);
    const [, left = 0, top = 0] = (
      /data-position=1 data-unit=3[^>]*?left:(\S+?)px;top:(\S+?)px/.exec(bench.world) ?? []
    ).map(Number);
    click('pointerup', left + 5 + (bench.view[1] ?? 0), top + 5);
    deepEqual(
      [bench.selection, bench.focused],
      [
        { position: 1, unit: 3 },
        { position: '1', unit: '3' },
      ],
    );
    click('contextmenu', 60, 70, 2);
    deepEqual([bench.menu.place, bench.selection], ['60px 70px', { position: 2 }]);
  });

  it('renames in a field on the card, to which the caret goes, and gives the focus back', () => {
    const bench = new Bench().choose({ position: 1 });
    bench.press('F2');
    match(bench.field.tag, /card-input-name/);
    equal(Reflect.get(document, 'activeElement') instanceof Box, true);
    bench.type(' first ');
    deepEqual(
      [bench.isEditing, bench.focused, bench.edits],
      [...[false, { position: '1' }], [{ type: 'rename', layer: 1, name: 'first' }]],
    );
  });

  it('goes from field to field with Tab, and takes each', () => {
    const bench = new Bench().choose({ position: 1 }).press('F2');
    bench.type('first', 'Tab');
    match(bench.field.tag, /card-input-units/);
    deepEqual(bench.edits, [{ type: 'rename', layer: 1, name: 'first' }]);
    bench.type('4');
    deepEqual([bench.edits, bench.isEditing], [[], false], 'it has four units');
    bench.press('F2').type('hidden', 'Tab').type('7', 'Tab');
    match(bench.field.tag, /card-input-name/);
    deepEqual(bench.edits, [{ type: 'units', layer: 1, units: 7 }]);
    bench.choose({ position: 2 }).press('F2').type('dropout', 'Tab').type('0.25');
    deepEqual(bench.edits.at(-1), { type: 'rate', layer: 2, rate: 0.25 });
  });

  it('leaves all as it was on Escape, with the focus on the card', () => {
    const bench = new Bench().choose({ position: 1 }).press('F2').type('first', 'Escape');
    deepEqual([bench.edits, bench.isEditing, bench.focused], [[], false, { position: '1' }]);
  });

  it('takes a field once, of that layer alone, and none of a layer that is gone', () => {
    const bench = new Bench().choose({ position: 1 }).press('F2');
    const { field } = bench;
    bench.type('first');
    bench.held.calls.length = 0;
    field.on('blur', { currentTarget: { value: 'first' } });
    deepEqual(bench.edits, []);
    bench.press('F2');
    bench.show(followed(2, [0, 2, 3, 4], input, { ...dropout, name: 'new' }, hidden, dropout, output));
    bench.type('later');
    deepEqual(bench.edits, [{ type: 'rename', layer: 2, name: 'later' }]);
    bench.press('F2');
    equal(bench.isEditing, true);
    bench.show(followed(3, [0, 1, null, 2, 3], input, { ...dropout, name: 'new' }, dropout, output));
    equal(bench.isEditing, false);
  });

  it('opens the field that a kind has, and says where it has none', () => {
    const bench = new Bench().choose({ position: 0 }).press('F2');
    match(bench.field.tag, /card-input-units/);
    const flat: LayerView = { ...dropoutLayer(1, 64), kind: 'flatten', name: 'flatten', output: [64, 'm'] };
    const image = { ...inputLayer(64, [8, 8]), output: [8, 8, 'm' as const] };
    const fixed = new Bench(networkOf(image, flat, denseLayer(2, 1, 64))).choose({ position: 1 }).press('F2');
    match(fixed.message, /flatten/);
    deepEqual([fixed.isEditing, fixed.asked], [false, []]);
    fixed.choose({ position: 7 }).press('F2');
    equal(fixed.isEditing, false);
  });

  it('opens menus at the card: of the layer, which is then chosen, and of what can be inserted', () => {
    const bench = new Bench().choose({ position: 1 });
    bench.press('ContextMenu');
    const { template, place } = bench.menu;
    deepEqual([place, bench.focused], ['100px 78px', { position: '1' }]);
    const entry = (words: string): Listening | undefined =>
      listening(template)[
        markup(template)
          .split('menu-label">')
          .slice(1)
          .findIndex((label) => label.startsWith(words))
      ];
    entry('Rename')?.on('click');
    match(bench.field.tag, /card-input-name/);
    bench.type('first', 'Escape').press('Insert');
    const inserted = bench.menu;
    equal(inserted.place, '100px 78px');
    bench.held.calls.length = 0;
    listening(inserted.template)[1]?.on('click');
    deepEqual(bench.edits, [{ type: 'insert', after: 1, kind: 'dropout' }]);
    // A card that is not in the page is nowhere.
    const deep = Array.from({ length: 40 }, (_, at) => denseLayer(at, 4, 4));
    const away = new Bench(networkOf(...deep)).choose({ position: 39 });
    deepEqual(away.press('Insert').menu.place, '4px 28px');
  });

  it('opens by a double click the menu of activations, or the field', () => {
    const bench = new Bench();
    const double = (field: string): void => {
      const card = Object.assign(new Part(), { className: 'card' });
      Object.assign(card.dataset, { position: '1', field });
      const event = Object.assign(new Event('dblclick'), { clientX: 30, clientY: 40 });
      Object.defineProperty(event, 'target', { value: card });
      bench.stage.dispatchEvent(event);
      bench.frame();
    };
    double('activation');
    const { template, place } = bench.menu;
    deepEqual([place, bench.isEditing], ['30px 40px', false]);
    match(markup(template), /aria-checked=true[^>]*data-initial=t /);
    double('units');
    match(bench.field.tag, /card-input-units/);
  });

  it('says why something was refused', () => {
    const bench = new Bench();
    bench.diagram.refuse('It trains.');
    match(bench.message, /^It trains\./);
    bench.choose(null).press('+');
    match(bench.message, /No layer is selected/);
  });

  it('chooses what an edit has made, with the focus where the page has it', async () => {
    for (const hasFocus of [true, false]) {
      const bench = new Bench().choose({ position: 1 });
      bench.press('d', { ctrlKey: true });
      bench.held.calls[0]?.answer({ chosen: { version: 2, position: 2 } });
      await bench.held.received();
      bench.hasFocus = hasFocus;
      bench.show(followed(2, [0, 1, 3, 4], input, hidden, { ...hidden, name: 'hidden2' }, dropout, output));
      deepEqual([bench.selection, bench.focused], [{ position: 2 }, hasFocus ? { position: '2' } : undefined]);
    }
  });

  it('forgets it where a person has chosen something else meanwhile', async () => {
    const bench = new Bench().choose({ position: 1 });
    bench.press('d', { ctrlKey: true });
    bench.held.calls[0]?.answer({ chosen: { version: 2, position: 2 } });
    await bench.held.received();
    bench.press('Home');
    bench.show(followed(2, [0, 1, 3, 4], input, hidden, { ...hidden, name: 'hidden2' }, dropout, output));
    deepEqual(bench.selection, { position: 0 });
  });

  it('keeps the focus on its layer while that moves, and gives it to none once that is gone', () => {
    const bench = new Bench();
    bench.diagram.focus(1);
    bench.frame();
    bench.show(followed(2, [0, 2, 3, 4], input, { ...dropout, name: 'new' }, hidden, dropout, output));
    deepEqual(bench.focused, { position: '2' });
    bench.show(followed(3, [0, 1, null, 2, 3], input, { ...dropout, name: 'new' }, dropout, output));
    equal(bench.focused, undefined);
    const units = new Bench();
    units.press('ArrowRight').press('ArrowRight').press('ArrowDown');
    const { focused } = units;
    equal(focused?.['unit'], '0');
    units.update({ session: sessionOf(1) });
    deepEqual(units.focused, focused);
    units.hasFocus = false;
    units.update({ session: sessionOf(2) });
    equal(units.focused, undefined, 'the page has not the focus');
    const first = new Bench();
    first.diagram.focus(0);
    first.frame().update({ session: sessionOf(1) });
    deepEqual(first.focused, { position: '0' });
    const kept = new Bench();
    kept.diagram.focus(1);
    kept.frame();
    kept.keeps = true;
    kept.update({ session: sessionOf(1) });
    const active: unknown = Reflect.get(document, 'activeElement');
    equal(active instanceof Box && active.how, undefined, 'what has the focus is left alone');
  });

  it('zooms and fits by keys and by buttons', () => {
    const bench = new Bench();
    const [natural = 0] = bench.view;
    const scaled = (act: () => void): number => {
      act();
      return Math.round(((bench.view[0] ?? 0) / natural) * 1e4) / 1e4;
    };
    const button = (name: string) => listenerIn(bench.ofRegion('viewControls'), `data-action=${name} `);
    equal(
      scaled(() => bench.press('+', { ctrlKey: true })),
      1.25,
    );
    equal(
      scaled(() => button('zoom-out').on('click')),
      1,
    );
    equal(
      scaled(() => button('zoom-in').on('click')),
      1.25,
    );
    equal(
      scaled(() => button('screen-full').on('click')),
      1,
    );
    equal(
      scaled(() => bench.press('-', { ctrlKey: true })),
      0.8,
    );
    equal(
      scaled(() => bench.press('0')),
      1,
    );
    const none = new Bench(null);
    none.press('0');
    deepEqual(none.view, [Number.NaN, Number.NaN]);
  });

  it('leaves keys in fields to them', () => {
    const bench = new Bench().choose({ position: 1 });
    const event = Object.assign(new Event('keydown', { cancelable: true }), { key: 'Delete' });
    Object.defineProperty(event, 'target', { value: new Field() });
    bench.box.dispatchEvent(event);
    deepEqual(bench.edits, []);
  });
});
