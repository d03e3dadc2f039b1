import type { Host } from '../host';
import type { Store } from '../store';
import type { Regions } from '../ui/regions';

/** What others may ask of the diagram. */
export interface Diagram {
  /** Selects the layer's card, brings it into view and gives it the keyboard's focus. */
  focus(position: number): void;
}

/** Draws the network. */
export function mountDiagram(_regions: Regions, store: Store, _host: Host): Diagram {
  return { focus: (position) => store.update({ selection: { position } }) };
}
