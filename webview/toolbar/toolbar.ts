import type { Host } from '../host';
import type { Store } from '../store';

/** Draws the toolbar. */
export function mountToolbar(element: HTMLElement, store: Store, _host: Host): void {
  store.on(['session'], () => {
    element.hidden = false;
  });
}
