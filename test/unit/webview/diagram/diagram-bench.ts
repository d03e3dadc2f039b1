import type { LayerView, NetworkView } from '../../../../src/protocol/network';
import type { SessionView } from '../../../../src/protocol/panel';
import { mountDiagram } from '../../../../webview/diagram/diagram';
import { type Selection, Store } from '../../../../webview/store';
import type { Regions } from '../../../../webview/ui/regions';
import { TestClock } from '../../test-clock';
import { Part, ThemedPage } from '../elements';
import { HeldHost } from '../held-host';
import { networkOf } from '../inspect/places';
import { type Listening, listenerIn, markup, words } from '../markup';
import { Box, createElement, PageCanvas } from './page-parts';
import { denseLayer, dropoutLayer, inputLayer } from './scenes';

export const input = inputLayer(2);
export const hidden: LayerView = { ...denseLayer(1, 4, 2, 'tanh'), name: 'hidden' };
export const dropout: LayerView = { ...dropoutLayer(2, 4), name: 'dropout' };
export const output: LayerView = { ...denseLayer(3, 1, 4, 'sigmoid'), name: 'output' };
export const network: NetworkView = networkOf(input, hidden, dropout, output);
export const followed = (version: number, former: (number | null)[], ...layers: LayerView[]) => ({
  ...{ ...network, version, former: { version: version - 1, positions: former } },
  layers: layers.map((layer, position) => ({ ...layer, position })),
});

/** A diagram of 1400 by 500 pixels in a page, and what it shows. */
export class Bench {
  readonly page = new ThemedPage();
  readonly clock = new TestClock();
  readonly held = new HeldHost();
  private readonly flushes: (() => void)[] = [];
  readonly store = new Store((flush) => this.flushes.push(flush));
  readonly box = Object.assign(new Box(), { clientWidth: 1400, clientHeight: 500 });
  readonly parts = {
    message: new Box(),
    picker: new Box(),
    viewControls: new Box(),
    moment: new Box(),
    inspector: new Box(),
  };
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
