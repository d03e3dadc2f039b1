import type { LayerKind } from '../../model/layer';

/** Whether a kind of layer is the first of a network, and whether it may be the last: its activations are then ŷ. */
export const layerPlaces: Readonly<Record<LayerKind, { readonly first: boolean; readonly last: boolean }>> = {
  input: { first: true, last: false },
  flatten: { first: false, last: false },
  dense: { first: false, last: true },
  dropout: { first: false, last: false },
};
