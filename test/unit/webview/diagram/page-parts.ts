import { Part } from '../elements';
import { Sheet } from '../paper';

/** What stands for an element that is in the page: its attributes, its size, and whether it has the focus. */
export class Box extends Part {
  hidden = false;
  clientWidth = 0;
  clientHeight = 0;
  tabIndex = 0;
  readonly attributes: Record<string, string> = {};

  setAttribute(name: string, value: string): void {
    this.attributes[name] = value;
  }
  contains(part: unknown): boolean {
    return part === this || this.parts.some((own) => own === part || (own instanceof Box && own.contains(part)));
  }
  /** With which options it was given the focus last. */
  how: unknown;
  focus(options?: unknown): void {
    this.how = options;
    Reflect.set(document, 'activeElement', this);
  }
  select(): void {
    this.attributes['selected'] = '';
  }
  querySelectorAll(): Part[] {
    return [];
  }
  matches(): boolean {
    return false;
  }
  scrollIntoView(): void {
    this.attributes['scrolled'] = '';
  }
  setPointerCapture(): void {
    // What a drag does is its own.
  }
  /** The first part with all classes and data of a selector. */
  querySelector(selector: string): Part | null {
    const wanted = [...selector.matchAll(/\.([\w-]+)|\[data-(\w+)="([-\w]+)"\]/g)];
    const fits = (part: Part): boolean =>
      wanted.every(([, name, key, value]) =>
        name === undefined ? part.dataset[key ?? ''] === value : part.classes.has(name),
      );
    return this.parts.find(fits) ?? null;
  }
}

/** A canvas in the page. */
export class PageCanvas extends Sheet {
  className = '';
  readonly attributes: Record<string, string> = {};
  setAttribute(name: string, value: string): void {
    this.attributes[name] = value;
  }
  /** A style of the canvas as an element. */
  styled(name: string): unknown {
    return Reflect.get(this.style, name);
  }
}

/** Makes the elements of a page. */
export const createElement = (tag: string): Box | PageCanvas => (tag === 'canvas' ? new PageCanvas() : new Box(tag));
