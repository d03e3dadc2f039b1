import type { LayerParameters } from './parameters';
import type { Signal } from './reference/signal';

/** What a layer keeps of a pass; no Z without an activation, or if A alone is enough. */
export interface LayerCache {
  readonly parameters: LayerParameters | undefined;
  readonly z: Signal | undefined;
  readonly a: Signal;
}
