import { Route, Sheet } from './paper';

/** What stands for an element of the page where a test needs no more than its classes, its data and what it is in. */
export class Part extends EventTarget {
  readonly dataset: Record<string, string> = {};
  readonly classes = new Set<string>();
  readonly style: Record<string, string> = {};
  readonly parts: Part[] = [];
  title = '';

  constructor(
    readonly tag = 'div',
    private parent?: Part,
  ) {
    super();
    parent?.parts.push(this);
  }

  readonly classList = {
    add: (name: string) => this.classes.add(name),
    remove: (name: string) => this.classes.delete(name),
    toggle: (name: string, on: boolean) => (on ? this.classes.add(name) : this.classes.delete(name)),
  };

  set className(names: string) {
    for (const name of names.split(' ')) this.classes.add(name);
  }

  /** Knows selectors of one tag, class or attribute, and lists of them. */
  closest(selector: string): Part | null {
    const fits = selector.split(', ').some((one) => {
      if (one.startsWith('.')) return this.classes.has(one.slice(1));
      return one.startsWith('[data-') ? one.slice(6, -1) in this.dataset : one === this.tag;
    });
    return fits ? this : (this.parent?.closest(selector) ?? null);
  }

  getBoundingClientRect() {
    return { left: 0, top: 0, bottom: 0, width: 0, height: 0 };
  }

  append(part: Part): void {
    part.parent = this;
    this.parts.push(part);
  }

  remove(): void {
    this.parent?.parts.splice(this.parent.parts.indexOf(this), 1);
  }
}

/** A part of these classes and data within another. */
export function partIn(parent: Part, classes: string, data: Record<string, string> = {}, tag = 'div'): Part {
  const part = new Part(tag, parent);
  part.className = classes;
  Object.assign(part.dataset, data);
  return part;
}

/** Gives these names to code that asks a page for them, until the tests of the suite have ended. */
export function inPage(names: Readonly<Record<string, unknown>>): void {
  const before = new Map<string, unknown>();
  beforeEach(() => {
    for (const [name, value] of Object.entries(names)) {
      before.set(name, Reflect.get(globalThis, name));
      Reflect.set(globalThis, name, value);
    }
  });
  afterEach(() => {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(globalThis, name);
      else Reflect.set(globalThis, name, value);
    }
  });
}

/** What stands for a field that takes text. */
export class Field extends Part {
  value = '';
  selected = false;
  focused = false;
  select(): void {
    this.selected = true;
  }
  focus(): void {
    this.focused = true;
  }
}

/** What stands for the element of a menu. */
class MenuPlace extends Part {
  setAttribute(): void {
    // Its role and its name are seen by the tests of menus.
  }
  querySelectorAll(): Part[] {
    return [];
  }
}

/** A page of a theme, whose observers a test lets see a change. */
export class ThemedPage {
  private dark = true;
  private readonly ofTheme: (() => void)[] = [];
  private readonly ofSizes: (() => void)[] = [];

  /** What code asks such a page for. */
  get names(): Readonly<Record<string, unknown>> {
    const observer = (seen: (() => void)[]) =>
      class {
        constructor(private readonly see: () => void) {}
        observe(): void {
          seen.push(this.see);
        }
      };
    const contains = (name: string): boolean => name === 'vscode-light' && !this.dark;
    const body = Object.assign(new Part(), { classList: { contains } });
    const createElement = (tag: string) => (tag === 'canvas' ? new Sheet() : new MenuPlace());
    return {
      document: Object.assign(new EventTarget(), { documentElement: { lang: 'en' }, body, createElement }),
      window: Object.assign(new EventTarget(), { devicePixelRatio: 1 }),
      innerWidth: 0,
      innerHeight: 0,
      getComputedStyle: () => ({ getPropertyValue: () => '', fontFamily: 'sans-serif' }),
      MutationObserver: observer(this.ofTheme),
      ResizeObserver: observer(this.ofSizes),
      HTMLCanvasElement: Sheet,
      Path2D: Route,
      HTMLElement: Part,
      HTMLInputElement: Field,
    };
  }

  becomeLight(): void {
    this.dark = false;
    for (const see of this.ofTheme) see();
  }

  resize(): void {
    for (const see of this.ofSizes) see();
  }
}
