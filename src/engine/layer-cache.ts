import type { LayerParameters } from './parameters';
import type { Signal } from './reference/signal';

/** What a layer keeps of a pass; a layer without activation has no Z, nor has one of which A tells all that is wanted. */
export interface LayerCache {
  readonly parameters: LayerParameters | undefined;
  readonly z: Signal | undefined;
  readonly a: Signal;
}
