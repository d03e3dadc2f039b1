import type { Host } from '../host';
import type { Store } from '../store';

/** Draws the inspector into `element` and keeps it in step with the store. */
export function mountInspector(element: HTMLElement, store: Store, _host: Host): void {
  const draw = (): void => {
    element.hidden = store.state.network === undefined;
  };
  store.on(['network'], draw);
  draw();
}
