import { deepEqual } from 'node:assert/strict';
import { Popup } from '../../../../webview/ui/popup';
import { Field, inPage, Part, partIn } from '../elements';

class Opener extends Field {
  contains = (): boolean => false;
}
class Anchor extends Part {
  contains(part: Part): boolean {
    return part.closest('[data-popup]') === this;
  }
}

/** A popup, the page that it is in, and what it did. */
class Bench {
  readonly page = new EventTarget();
  readonly anchor = new Anchor();
  readonly opener: Opener;
  readonly popup: Popup;
  changes: boolean[] = [];

  constructor() {
    this.anchor.dataset['popup'] = '';
    this.opener = new Opener('button', this.anchor);
    Object.assign(globalThis, { document: this.page });
    const popup: Popup = new Popup(() => this.changes.push(popup.open));
    this.popup = popup;
  }

  toggle(currentTarget: unknown = this.opener): this {
    this.popup.toggle({ currentTarget } as Event);
    return this;
  }
  /** Whether an event was kept from others. */
  on(type: string, fields: object, target: unknown = new Part()): boolean {
    let stopped = false;
    const event = Object.assign(new Event(type), fields);
    event.stopPropagation = () => {
      stopped = true;
    };
    Object.defineProperty(event, 'target', { value: target });
    this.page.dispatchEvent(event);
    return stopped;
  }
  /** All states that its owner has drawn, and whether the button has the focus. */
  get seen(): [boolean[], boolean] {
    return [this.changes, this.opener.focused];
  }
}

describe('a popup', () => {
  inPage({ document: undefined, Node: Part, HTMLElement: Part });

  it('is opened and closed by its button', () => {
    const bench = new Bench().toggle();
    deepEqual(bench.seen, [[true], false]);
    deepEqual(bench.toggle().seen, [[true, false], true]);
    deepEqual(bench.toggle({}).seen, [[true, false], true], 'what is no element opens nothing');
  });

  it('is closed by Escape, which others then do not hear, and by no other key', () => {
    const bench = new Bench();
    deepEqual([bench.on('keydown', { key: 'Escape' }), bench.seen], [false, [[], false]]);
    bench.toggle();
    deepEqual([bench.on('keydown', { key: 'a' }), bench.seen], [false, [[true], false]]);
    deepEqual([bench.on('keydown', { key: 'Escape' }), bench.seen], [true, [[true, false], true]]);
  });

  it('is closed by a click elsewhere, which keeps the focus', () => {
    const bench = new Bench();
    bench.on('pointerdown', {});
    deepEqual(bench.seen, [[], false]);
    bench.toggle();
    bench.on('pointerdown', {}, partIn(bench.anchor, 'list'));
    bench.on('pointerdown', {}, {});
    deepEqual(bench.seen, [[true], false]);
    bench.on('pointerdown', {}, new Part());
    deepEqual(bench.seen, [[true, false], false]);
  });

  it('is closed by its owner, with the focus where it was unless that is asked for', () => {
    const bench = new Bench().toggle();
    bench.popup.close();
    deepEqual(bench.seen, [[true, false], false]);
    bench.popup.close(true);
    deepEqual(bench.seen, [[true, false, false], false]);
  });
});
