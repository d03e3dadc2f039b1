import { deepEqual, doesNotMatch, equal, match, notDeepEqual } from 'node:assert/strict';
import type { LayerView, NetworkView } from '../../../../src/protocol/network';
import type { SessionView } from '../../../../src/protocol/panel';
import { mountDiagram } from '../../../../webview/diagram/diagram';
import { type Selection, Store } from '../../../../webview/store';
import type { Regions } from '../../../../webview/ui/regions';
import { TestClock } from '../../test-clock';
import { Field, inPage, Part, ThemedPage } from '../elements';
import { HeldHost } from '../held-host';
import { networkOf } from '../inspect/places';
import { sessionOf } from '../loaded-session';
import { type Listening, listenerIn, listening, markup, words } from '../markup';
import { Box, createElement, PageCanvas } from './page-parts';
import { denseLayer, dropoutLayer, inputLayer } from './scenes';

const input = inputLayer(2);
const hidden: LayerView = { ...denseLayer(1, 4, 2, 'tanh'), name: 'hidden' };
const dropout: LayerView = { ...dropoutLayer(2, 4), name: 'dropout' };
const output: LayerView = { ...denseLayer(3, 1, 4, 'sigmoid'), name: 'output' };
const network: NetworkView = networkOf(input, hidden, dropout, output);
const followed = (version: number, former: (number | null)[], ...layers: LayerView[]) => ({
  ...{ ...network, version, former: { version: version - 1, positions: former } },
  layers: layers.map((layer, position) => ({ ...layer, position })),
});

/** A diagram of 1400 by 500 pixels in a page, and what it shows. */
class Bench {
  readonly page = new ThemedPage();
  readonly clock = new TestClock();
  readonly held = new HeldHost();
  private readonly flushes: (() => void)[] = [];
  readonly store = new Store((flush) => this.flushes.push(flush));
  readonly box = Object.assign(new Box(), { clientWidth: 1400, clientHeight: 500 });
  readonly parts = { message: new Box(), picker: new Box(), view: new Box(), moment: new Box(), inspector: new Box() };
  private readonly templates = new Map<unknown, unknown>();
  readonly diagram;
  /** The markup of cards and places of units, which lit asks for once: each place takes of the room for others. */
  world = '';
  hasFocus = true;
  /** Whether the browser keeps the focus on what is drawn again. */
  keeps = false;

  constructor(shown: NetworkView | null = network, session?: SessionView) {
    const { names } = this.page;
    const document = Object.assign(new EventTarget(), names['document'], {
      createElement,
      hasFocus: () => this.hasFocus,
      activeElement: undefined,
    });
    Object.assign(globalThis, names, {
      document,
      innerWidth: 5000,
      innerHeight: 5000,
      Element: Part,
      HTMLElement: Box,
      HTMLCanvasElement: PageCanvas,
    });
    if (shown) this.store.showNetwork(shown);
    this.store.update({ session });
    this.frame();
    const regions = { diagram: this.box, ...this.parts } as unknown as Regions;
    this.diagram = mountDiagram(regions, this.store, this.held.host, this.clock, (template, element) =>
      this.put(template, element as unknown as Box),
    );
    this.frame();
  }

  /** Lets a frame begin: what has changed is drawn. */
  frame(): this {
    for (const flush of this.flushes.splice(0)) flush();
    return this;
  }
  update(change: Parameters<Store['update']>[0]): this {
    this.store.update(change);
    return this.frame();
  }
  show(next: Parameters<Store['showNetwork']>[0]): this {
    this.store.showNetwork(next);
    return this.frame();
  }

  private put(template: unknown, element: Box): void {
    this.templates.set(element, template);
    if (!element.classes.has('world')) return;
    const focused = this.focused;
    element.parts.length = 0;
    this.world = markup(template);
    for (const [tag] of this.world.matchAll(/<(?:div|input)[^>]*>/g)) {
      const name = /class="(card|unit|card-input) /.exec(tag)?.[1];
      if (name === undefined) continue;
      const part = Object.assign(new Box('div', element), { className: name });
      for (const [, key = '', value = ''] of tag.matchAll(/data-(position|unit)=(\d+)/g)) part.dataset[key] = value;
      part.getBoundingClientRect = () => ({ left: 100, top: 50, bottom: 0, width: 0, height: 0 });
    }
    Reflect.set(document, 'activeElement', undefined);
    if (this.keeps && focused?.['position'] !== undefined) {
      element.querySelector(`.card[data-position="${focused['position']}"]`);
      const again = element.parts.find((part) => part.dataset['position'] === focused['position']);
      Reflect.set(document, 'activeElement', again);
    }
  }

  private child(name: string): Box {
    const [stage] = this.box.parts;
    const all = [...this.box.parts, ...(stage?.parts ?? [])];
    const found = all.find((part) => part instanceof Box && part.classes.has(name));
    if (!(found instanceof Box)) throw new Error(`there is no ${name}`);
    return found;
  }
  get picture(): PageCanvas {
    const found: unknown = this.stage.parts[0];
    if (!(found instanceof PageCanvas)) throw new Error('there is no picture');
    return found;
  }
  get stage(): Box {
    return this.child('stage');
  }
  of(name: 'world' | 'badges' | 'legend' | 'diagram-empty' | 'aside'): unknown {
    return this.templates.get(this.child(name));
  }
  ofRegion(name: keyof Bench['parts']): unknown {
    return this.templates.get(this.parts[name]);
  }
  /** Where the view is: its scale and how far it is moved. */
  get view(): number[] {
    const [, x, , scale] =
      /translate\((\S+)px, (\S+)px\) scale\((\S+)\)/.exec(this.child('world').style['transform'] ?? '') ?? [];
    return [Number(scale), Number(x)];
  }
  /** The data of what has the focus in the diagram, or the class of what has it elsewhere. */
  get focused(): Record<string, string> | undefined {
    const active: unknown = Reflect.get(document, 'activeElement');
    return active instanceof Box ? { ...active.dataset } : undefined;
  }
  get selection(): Selection | null {
    return this.store.state.selection;
  }
  /** The positions of layers whose cards are there, and of the chosen ones. */
  get cards(): string[] {
    return [...this.world.matchAll(/<div class="card [^>]*?aria-selected=(\w+)[^>]*?data-position=(\d)/g)].map(
      ([, chosen, at]) => `${at}${chosen === 'true' ? ' chosen' : ''}`,
    );
  }
  card(position: number): string {
    return new RegExp(`<div class="card [^>]*data-position=${position}[^>]*>`).exec(this.world)?.[0] ?? '';
  }
  get field(): Listening {
    return listenerIn(this.of('world'), 'class="card-input');
  }
  get isEditing(): boolean {
    return this.world.includes('card-input');
  }
  /** The calls that the host has got since the last look. */
  get asked(): unknown[][] {
    return this.held.calls.splice(0).map(({ method, params }) => [method, params]);
  }
  get edits(): unknown[] {
    return this.asked.flatMap(([method, params]) => (method === 'edit' ? [(params as { edit: unknown }).edit] : []));
  }
  get message(): string {
    return this.parts.message.hidden ? '' : words(this.ofRegion('message'));
  }
  /** The last menu: its template and where it is. */
  get menu(): { template: unknown; place: string } {
    const [element, template] =
      [...this.templates].find(([each]) => each instanceof Box && each.classes.has('menu')) ?? [];
    if (!(element instanceof Box)) throw new Error('there is no menu');
    this.templates.delete(element);
    return { template, place: `${element.style['left']} ${element.style['top']}` };
  }

  press(key: string, held: object = {}): this {
    this.box.dispatchEvent(Object.assign(new Event('keydown', { cancelable: true }), { key, ...held }));
    return this.frame();
  }
  choose(selection: Selection | null): this {
    this.update({ selection });
    this.held.calls.length = 0;
    return this;
  }
  /** Types in the field of the card. */
  type(value: string, key = 'Enter'): this {
    const nothing = (): void => undefined;
    const event = { key, currentTarget: { value }, getModifierState: () => false };
    this.field.on('keydown', { ...event, preventDefault: nothing, stopPropagation: nothing });
    return this.frame();
  }
}

describe('the diagram', () => {
  inPage({ ...new ThemedPage().names, Element: Part, Node: Part, innerWidth: 5000, innerHeight: 5000 });

  it('is there once it has layers and room', () => {
    const bench = new Bench(null);
    const isThere = (): boolean[] => [bench.stage.hidden, bench.parts.view.hidden].map((away) => !away);
    deepEqual([isThere(), markup(bench.of('diagram-empty')).includes('quiet')], [[false, false], true]);
    bench.show(networkOf());
    deepEqual(isThere(), [false, false]);
    bench.box.clientWidth = 0;
    bench.show({ ...network, version: 2 });
    deepEqual([isThere(), bench.world], [[false, false], '']);
    bench.box.clientWidth = 1400;
    bench.page.resize();
    deepEqual([isThere(), bench.cards, markup(bench.of('diagram-empty'))], [[true, true], ['0', '1', '2', '3'], '']);
  });

  it('is dimmed while the text cannot be read', () => {
    const bench = new Bench();
    equal(bench.stage.classes.has('broken'), false);
    bench.show({ ...network, version: 2, readable: false });
    equal(bench.stage.classes.has('broken'), true);
    bench.show({ ...network, version: 3 });
    equal(bench.stage.classes.has('broken'), false);
  });

  it('has large discs over a plane, and bars for classes', () => {
    const session = sessionOf(1);
    if (!session.prepared) throw new Error('the session has data');
    const widest = (features: number): number => {
      const { prepared } = session;
      const bench = new Bench(network, { ...session, ...(prepared ? { prepared: { ...prepared, features } } : {}) });
      const widths = [...bench.world.matchAll(/data-unit=\d+[^>]*?width:([\d.]+)px/g)];
      return Math.max(...widths.map(([, width]) => Number(width)));
    };
    equal(widest(2) > widest(3), true);
    const classes = { ...session, prepared: { ...session.prepared, classes: ['no', 'yes'] } };
    const two = networkOf(input, { ...denseLayer(1, 2, 2, 'tanh'), name: 'output' });
    /** Whether the units begin at the left edge of their card, as those with bars do. */
    const hasBars = (bench: Bench): boolean => {
      const [, card] = /left:([\d.]+)px/.exec(bench.card(1)) ?? [];
      const [, left] = /data-position=1 data-unit=1[^>]*?left:([\d.]+)px/.exec(bench.world) ?? [];
      return left === card;
    };
    deepEqual([hasBars(new Bench(two, classes)), hasBars(new Bench(two, session))], [true, false]);
  });

  it('has a spine from its first card to its last, and a card for each layer', () => {
    const bench = new Bench();
    const [, left = '', width = ''] =
      /class="spine" \.style=left:(\S+)px;top:\S+px;width:(\S+)px/.exec(bench.world) ?? [];
    const [first, last] = [bench.card(0), bench.card(3)].map((card) =>
      /left:(\S+?)px;top:\S+?px;width:(\S+?)px/.exec(card)?.slice(1).map(Number),
    );
    deepEqual([Number(left), Number(left) + Number(width)], [first?.[0], (last?.[0] ?? 0) + (last?.[1] ?? 0)]);
    equal(bench.world.split('class="insert"').length - 1, 3);
    match(markup(bench.of('legend')), /^$/);
  });

  it('leads Tab to the chosen card, else to the first', () => {
    const bench = new Bench();
    const reached = (): number[] => [0, 1, 2, 3].filter((at) => bench.card(at).includes('tabindex=0'));
    deepEqual(reached(), [0]);
    bench.choose({ position: 2 });
    deepEqual([reached(), bench.cards], [[2], ['0', '1', '2 chosen', '3']]);
    bench.choose({ position: 1, unit: 0 });
    deepEqual([reached(), bench.cards], [[], ['0', '1 chosen', '2', '3']]);
  });

  it('says the problem of a layer on its card and in a badge', () => {
    const problem = {
      code: 'x',
      severity: 'error' as const,
      sentence: 'Too wide.',
      line: 4,
      character: 0,
      position: 1,
    };
    const bench = new Bench({ ...network, problems: [problem] });
    match(bench.card(1), /Too wide\./);
    doesNotMatch(bench.card(2), /Too wide/);
    match(markup(bench.of('badges')), /class="badge error" title=Too wide\./);
  });

  it('says nothing from afar', () => {
    const deep = Array.from({ length: 60 }, (_, at) => ({ ...denseLayer(at, 4, 4), name: `layer${at}` }));
    const bench = new Bench(networkOf(...deep));
    equal(bench.world.includes('card-row'), true);
    bench.press('0');
    bench.clock.advance(90);
    equal((bench.view[0] ?? 1) < 0.5, true);
    deepEqual(
      ['card-row', 'class="insert"', 'data-unit'].map((part) => bench.world.includes(part)),
      [false, false, false],
    );
    equal(markup(bench.of('badges')), '');
  });

  it('has no more than 240 places of units in the page', () => {
    const wide = Array.from({ length: 70 }, (_, at) => ({ ...denseLayer(at, 4, 4), name: `l${at}` }));
    const bench = new Bench(networkOf(...wide));
    const places = (): number => bench.world.split('data-unit=').length - 1;
    bench.box.clientWidth = 20_000;
    bench.box.clientHeight = 900;
    bench.page.resize();
    equal(places(), 240);
  });

  it('chooses a layer, notifies the host once, and gives its card the focus', () => {
    const bench = new Bench();
    bench.diagram.focus(2);
    bench.frame();
    deepEqual([bench.selection, bench.focused], [{ position: 2 }, { position: '2' }]);
    deepEqual(bench.asked, [['select', { version: 1, position: 2 }]]);
    bench.press('ArrowUp');
    bench.press('ArrowLeft').press('ArrowDown');
    deepEqual(
      [bench.selection, bench.focused],
      [
        { position: 1, unit: 0 },
        { position: '1', unit: '0' },
      ],
    );
    deepEqual(bench.asked, [['select', { version: 1, position: 1 }]]);
    bench.press('Escape').press('Escape');
    deepEqual([bench.selection, bench.asked], [null, [['select', { version: 1, position: null }]]]);
    const none = new Bench(null);
    none.diagram.focus(1);
    deepEqual([none.asked, none.selection], [[], { position: 1 }]);
  });

  it('chooses a layer that has come in the same frame, and brings it into view', () => {
    const deep = Array.from({ length: 40 }, (_, at) => ({ ...denseLayer(at, 4, 4), name: `layer${at}` }));
    const bench = new Bench(networkOf(...deep));
    const positions = deep.map((_, at) => at);
    bench.store.showNetwork(followed(2, positions, ...deep, { ...denseLayer(40, 4, 4), name: 'last' }));
    bench.diagram.focus(40);
    deepEqual(bench.focused, { position: '40' });
  });

  it('brings what is chosen into view', () => {
    const deep = Array.from({ length: 40 }, (_, at) => ({ ...denseLayer(at, 4, 4), name: `layer${at}` }));
    const bench = new Bench(networkOf(...deep));
    const [, before = 0] = bench.view;
    bench.diagram.focus(30);
    const [, left = 0, width = 0] = (/left:(\S+?)px;top:\S+?px;width:(\S+?)px/.exec(bench.card(30)) ?? []).map(Number);
    equal(Math.round(left + width + (bench.view[1] ?? 0)), 1400 - 24, 'it is as near to the edge as its margin allows');
    deepEqual(bench.focused, { position: '30' });
    bench.frame().update({ cursor: 0 });
    equal(bench.view[1], before);
  });

  it('follows the text cursor into another layer, without telling the host or taking the focus', () => {
    const bench = new Bench();
    bench.update({ cursor: 2 });
    deepEqual([bench.selection, bench.asked, bench.focused], [{ position: 2 }, [], undefined]);
    bench.choose({ position: 2, unit: 1 });
    bench.update({ cursor: null }).update({ cursor: 2 });
    deepEqual(bench.selection, { position: 2, unit: 1 }, 'it is in the layer already');
    bench.choose({ position: 1 });
    bench.update({ cursor: null });
    deepEqual(bench.selection, { position: 1 });
    bench.update({ cursor: 9 });
    deepEqual(bench.selection, { position: 1 });
    bench.update({ cursor: 2 });
    bench.choose({ position: 1 });
    // A line was inserted above: the cursor is where it was, at another position.
    bench.store.showNetwork(followed(2, [0, 2, 3, 4], input, { ...dropout, name: 'new' }, hidden, dropout, output));
    bench.update({ cursor: 3 });
    deepEqual(bench.selection, { position: 2 });
  });

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
    const button = (name: string) => listenerIn(bench.ofRegion('view'), `data-action=${name} `);
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

  const activations = (step: number, first: number) => {
    const own = { position: 1, rows: 4, columns: 2, maxWeight: 1, surfaceScale: 1 };
    const layer = { ...own, activation: Float32Array.of(first, 0, 0, 0).buffer };
    return { sequence: step, moment: { load: 1, epoch: step, step }, side: 0, layers: [layer] };
  };

  it('says of which moment the picture is where the toolbar is further', () => {
    const bench = new Bench(network, sessionOf(1, 7)).update({ snapshot: activations(7, 1) });
    equal(markup(bench.ofRegion('moment')), '<span title=></span>');
    bench.update({ session: sessionOf(1, 9) });
    match(markup(bench.ofRegion('moment')), /<span title=[^>]*epoch 7>epoch 7<\/span>/);
    match(markup(bench.of('legend')), /legend-scale/);
  });

  it('has a table of the chosen layer, once a second while training', () => {
    const session = sessionOf(1);
    const { progress } = session;
    if (!progress) throw new Error('the session has progress');
    const training = { ...session, progress: { ...progress, status: 'training' as const } };
    const bench = new Bench(network, training);
    const first = (): string => /<td>(.*?)<\/td>/.exec(markup(bench.of('aside')))?.[1] ?? '';
    bench.clock.advance(5000);
    bench.choose({ position: 1 }).update({ snapshot: activations(1, 1) });
    equal(first(), '', 'it waits from the choice on');
    bench.clock.advance(999);
    equal(first(), '');
    bench.clock.advance(1);
    equal(first(), '1.000');
    bench.clock.advance(600);
    bench.update({ snapshot: activations(2, 2) });
    bench.update({ snapshot: activations(3, 3) });
    bench.clock.advance(399);
    equal(first(), '1.000');
    bench.clock.advance(1);
    equal(first(), '3.000');
    bench.choose({ position: 2 });
    match(markup(bench.of('aside')), /dropout/);
    bench.choose({ position: 1 });
    equal(first(), '3.000', 'another layer is there at once');
    bench.update({ snapshot: activations(4, 4) });
    equal(first(), '3.000');
    bench.update({ session });
    equal(first(), '4.000', 'as is what training ends with');
    equal(bench.clock.untilNext, undefined);
  });

  it('is in the colours of the theme', () => {
    const bench = new Bench(network, sessionOf(1, 1)).update({ snapshot: activations(1, 1) });
    const colours = (): string => /legend-ramp" \.style=(.*?)>/.exec(markup(bench.of('legend')))?.[1] ?? '';
    const dark = colours();
    const surface = new Int8Array(16).fill(127).buffer;
    const [layer] = activations(2, 1).layers;
    if (!layer) throw new Error('the snapshot has a layer');
    bench.update({ snapshot: { ...activations(2, 1), side: 2, layers: [{ ...layer, surface }] } });
    const surfaces = () => bench.picture.all('image').map(({ image }) => image.at(0, 0));
    const before = surfaces();
    equal(before.length, 4);
    bench.page.becomeLight();
    equal(dark === '' || colours() === dark, false);
    notDeepEqual(surfaces(), before);
  });

  it('leaves keys in fields to them', () => {
    const bench = new Bench().choose({ position: 1 });
    const event = Object.assign(new Event('keydown', { cancelable: true }), { key: 'Delete' });
    Object.defineProperty(event, 'target', { value: new Field() });
    bench.box.dispatchEvent(event);
    deepEqual(bench.edits, []);
  });
});
