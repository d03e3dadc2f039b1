import { deepEqual, equal, match } from 'node:assert/strict';
import { type MenuItem, openMenu, openMenuBelow, separator } from '../../../../webview/ui/menu';
import { Field, inPage, Part } from '../elements';
import { type Listening, listening, markup } from '../markup';

/** What stands for a page: who has its focus, and who listens to it. */
class Page extends EventTarget {
  readonly body = new Part();
  readonly documentElement = { lang: 'en' };
  activeElement: unknown;
  /** Each listener's event, and whether it hears it before all others. */
  readonly listeners: [string, unknown][] = [];
  readonly made: Menu[] = [];

  createElement(): Menu {
    const menu = new Menu(this);
    this.made.push(menu);
    return menu;
  }
  override addEventListener(type: string, listener: () => void, capture?: boolean): void {
    this.listeners.push([type, capture]);
    super.addEventListener(type, listener, capture);
  }
  override removeEventListener(type: string, listener: () => void, capture?: boolean): void {
    const at = this.listeners.findIndex(([name, early]) => name === type && early === capture);
    if (at >= 0) this.listeners.splice(at, 1);
    super.removeEventListener(type, listener, capture);
  }
}

/** An entry of a menu that has been drawn. */
class Entry extends Part {
  constructor(
    private readonly page: Page,
    menu: Menu,
    private readonly listener: Listening,
  ) {
    super('div', menu);
    this.className = 'menu-item';
    this.dataset['initial'] = /data-initial=(\S+)/.exec(listener.tag)?.[1] ?? '';
  }
  getAttribute(name: string): string | null {
    return new RegExp(`${name}=(\\w+)`).exec(this.listener.tag)?.[1] ?? null;
  }
  focus(): void {
    this.page.activeElement = this;
  }
  override dispatchEvent(event: Event): boolean {
    if (event.type === 'click') this.listener.on('click');
    return true;
  }
}

class Menu extends Part {
  readonly attributes: Record<string, string> = {};
  constructor(readonly page: Page) {
    super();
  }
  setAttribute(name: string, value: string): void {
    this.attributes[name] = value;
  }
  override getBoundingClientRect() {
    return { left: 0, top: 0, bottom: 0, width: 120, height: 80 };
  }
  querySelectorAll(): Entry[] {
    return this.parts.filter((part): part is Entry => part instanceof Entry);
  }
  contains(part: unknown): boolean {
    return part === this || this.parts.some((own) => own === part);
  }
}

/** A menu that was opened from a button of a page, and what was done with it. */
class Bench {
  readonly page = new Page();
  readonly window = new EventTarget();
  readonly opener = new Field('button');
  readonly did: string[] = [];
  readonly menu: Menu;
  shown: unknown;

  constructor(entries: readonly (Partial<MenuItem> | typeof separator)[], place = { x: 30, y: 40 }, below?: Event) {
    Object.assign(globalThis, { document: this.page, window: this.window });
    this.page.activeElement = this.opener;
    const items = entries.map((entry) =>
      entry === separator
        ? separator
        : { label: 'Item', run: () => this.did.push(`${entry.label}, focus back: ${this.opener.focused}`), ...entry },
    );
    const draw = (template: unknown, element: unknown): void => {
      this.shown = template;
      for (const each of listening(template)) new Entry(this.page, element as Menu, each);
    };
    if (below) openMenuBelow(below, 'Actions', items, draw);
    else openMenu(place, 'Actions', items, draw);
    this.menu = this.page.made[0] ?? new Menu(this.page);
  }

  /** Which entry has the focus; −1 where none has. */
  get at(): number {
    return this.menu.querySelectorAll().findIndex((entry) => entry === this.page.activeElement);
  }
  get isOpen(): boolean {
    return this.page.body.parts.length > 0;
  }
  entry(at: number): Entry {
    const entry = this.menu.querySelectorAll()[at];
    if (!entry) throw new Error(`there is no entry ${at}`);
    return entry;
  }
  /** Whether the event was kept from the page and from all around. */
  on(target: EventTarget, type: string, fields: object = {}, of?: unknown): string {
    const event = Object.assign(new Event(type, { cancelable: true }), fields);
    let stopped = '';
    event.stopPropagation = () => {
      stopped = ' stopped';
    };
    if (of) Object.defineProperty(event, 'target', { value: of });
    target.dispatchEvent(event);
    return `${event.defaultPrevented ? 'kept' : 'left'}${stopped}`;
  }
  press(key: string, held: object = {}): [at: number, kept: string] {
    const kept = this.on(this.menu, 'keydown', { key, ...held });
    return [this.at, kept];
  }
}

const fruit = ['Apple', 'Banana', 'Blueberry', 'Cherry'].map((label) => ({ label }));
const kept = 'kept stopped';

describe('a menu', () => {
  inPage({
    ...{ document: undefined, window: undefined, innerWidth: 400, innerHeight: 300 },
    ...{ Node: Part, Element: Part, HTMLElement: Part, MouseEvent: Event },
  });

  it('has a line for each entry, with its icon, its key and its state', () => {
    const bench = new Bench([
      { label: 'Rename', key: 'F2', icon: 'edit' },
      separator,
      { label: 'relu', checked: true, icon: 'edit' },
      { label: 'tanh', checked: false, disabled: true },
    ]);
    const [rename = '', relu = '', tanh = ''] = listening(bench.shown).map(({ tag }) => tag);
    match(rename, /role=menuitem aria-checked= aria-disabled= data-initial=r /);
    match(relu, /role=menuitemradio aria-checked=true aria-disabled= data-initial=r /);
    match(tanh, /role=menuitemradio aria-checked=false aria-disabled=true data-initial=t /);
    const text = markup(bench.shown);
    deepEqual(
      [text.split('role="separator"').length, text.match(/codicon-\w+/g)],
      [2, ['codicon-edit', 'codicon-check']],
    );
    match(text, /menu-label">Rename<\/span> <span class="menu-key">F2</);
    deepEqual([[...bench.menu.classes], bench.menu.attributes], [['menu'], { role: 'menu', 'aria-label': 'Actions' }]);
  });

  it('is at its place, and within the page', () => {
    const placed = (x: number, y: number) => {
      const { style } = new Bench(fruit, { x, y }).menu;
      return [style['left'], style['top']];
    };
    deepEqual(
      [placed(30, 40), placed(390, 290), placed(-5, 1)],
      [
        ['30px', '40px'],
        ['276px', '216px'],
        ['4px', '4px'],
      ],
    );
  });

  it('begins at its first entry, or at the one that is checked', () => {
    equal(new Bench(fruit).at, 0);
    equal(new Bench([{ checked: false }, { checked: true }]).at, 1);
  });

  it('is walked through with the arrow keys, Home, End and first letters', () => {
    const bench = new Bench(fruit);
    deepEqual(
      [bench.press('ArrowDown'), bench.press('ArrowUp'), bench.press('ArrowUp')],
      [
        [1, kept],
        [0, kept],
        [3, kept],
      ],
    );
    deepEqual(
      [bench.press('ArrowDown'), bench.press('End'), bench.press('Home')],
      [
        [0, kept],
        [3, kept],
        [0, kept],
      ],
    );
    deepEqual(
      [bench.press('b'), bench.press('B')],
      [
        [1, kept],
        [2, kept],
      ],
    );
    deepEqual(
      [bench.press('b'), bench.press('x'), bench.press('F1')],
      [
        [2, 'left'],
        [2, 'left'],
        [2, 'left'],
      ],
    );
    for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }]) {
      deepEqual(bench.press('ArrowDown', held), [2, 'left']);
      deepEqual([bench.press('Escape', held), bench.isOpen], [[2, 'left'], true]);
    }
  });

  it('does what is chosen once it is closed and the focus is back', () => {
    for (const key of ['Enter', ' ']) {
      const bench = new Bench(fruit);
      bench.press('ArrowDown');
      deepEqual(bench.press(key)[1], kept);
      deepEqual([bench.did, bench.isOpen], [['Banana, focus back: true'], false]);
    }
    const off = new Bench([{ label: 'Off', disabled: true }]);
    off.press('Enter');
    deepEqual([off.did, off.isOpen, off.opener.focused], [[], true, false]);
  });

  it('is closed by Escape and Tab, which give the focus back', () => {
    for (const key of ['Escape', 'Tab']) {
      const bench = new Bench(fruit);
      deepEqual([bench.press(key)[1], bench.isOpen, bench.opener.focused, bench.did], [kept, false, true, []]);
    }
  });

  it('is closed by a click elsewhere and when the page loses the focus, which then stays where it is', () => {
    const bench = new Bench(fruit);
    deepEqual(bench.page.listeners, [['pointerdown', true]], 'before anything can stop it');
    bench.on(bench.page, 'pointerdown', {}, bench.entry(1));
    equal(bench.isOpen, true);
    bench.on(bench.page, 'pointerdown', {}, new Part());
    deepEqual([bench.isOpen, bench.opener.focused, bench.page.listeners], [false, false, []]);
    const blurred = new Bench(fruit);
    blurred.on(blurred.window, 'blur');
    deepEqual([blurred.isOpen, blurred.opener.focused, blurred.page.listeners], [false, false, []]);
    blurred.page.body.append(new Part());
    blurred.on(blurred.window, 'blur');
    equal(blurred.page.body.parts.length, 1, 'it hears nothing any more');
  });

  it('gives the focus to the entry below the pointer, and has no menu of its own', () => {
    const bench = new Bench(fruit);
    bench.on(bench.menu, 'pointermove', {}, new Part('span', bench.entry(2)));
    equal(bench.at, 2);
    let again = 0;
    bench.entry(2).focus = () => {
      again++;
    };
    bench.on(bench.menu, 'pointermove', {}, bench.entry(2));
    bench.on(bench.menu, 'pointermove', {}, bench.menu);
    bench.on(bench.menu, 'pointermove', {}, {});
    deepEqual([bench.at, again], [2, 0]);
    equal(bench.on(bench.menu, 'contextmenu'), 'kept');
  });

  it('is opened below a button', () => {
    const button = Object.assign(new Part(), { getBoundingClientRect: () => ({ left: 50, bottom: 90 }) });
    const { style } = new Bench(fruit, undefined, { currentTarget: button } as unknown as Event).menu;
    deepEqual([style['left'], style['top']], ['50px', '92px']);
    equal(new Bench(fruit, undefined, { currentTarget: null } as unknown as Event).isOpen, false);
  });

  it('gives the focus back to what can have it alone', () => {
    const bench = new Bench(fruit);
    equal(bench.opener.focused, false);
    const page = new Page();
    Object.assign(globalThis, { document: page });
    page.activeElement = undefined;
    openMenu({ x: 0, y: 0 }, 'Actions', [], () => undefined);
    const [menu] = page.made;
    menu?.dispatchEvent(Object.assign(new Event('keydown'), { key: 'Escape' }));
    equal(page.body.parts.length, 0);
  });
});
