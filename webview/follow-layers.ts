import type { NetworkView, NextNetwork } from '../src/protocol/network';

/** What the panel says of layers by their positions; `S` is a layer or one of its units. */
interface LayerReferences<S extends { readonly position: number }> {
  readonly selection: S | null;
  /** The layer in whose line the text cursor is. */
  readonly cursor: number | null;
  /** A key of each layer. */
  readonly layerKeys: readonly number[];
}

/**
 * What the panel says of layers by their positions, once `next` is shown in place of `shown`: it is said of the same
 * layers, which may have other positions, and no longer of those that are gone. `fresh` gives a key for a new layer.
 */
export function followLayers<S extends { readonly position: number }>(
  { selection, cursor, layerKeys }: LayerReferences<S>,
  shown: NetworkView | undefined,
  { former, layers }: NextNetwork,
  fresh: () => number,
): LayerReferences<S> {
  const isKnown = former !== undefined && former.version === shown?.version;
  const nextOf = (position: number): number | null => (isKnown ? (former.positions[position] ?? null) : position);
  const keys = new Map(layerKeys.map((key, position) => [nextOf(position), key]));
  return {
    selection: selection && withPosition(selection, nextOf(selection.position)),
    cursor: cursor === null ? null : nextOf(cursor),
    layerKeys: layers.map(({ position }) => keys.get(position) ?? fresh()),
  };
}

function withPosition<T extends { readonly position: number }>(selection: T, position: number | null): T | null {
  if (position === null) return null;
  return position === selection.position ? selection : { ...selection, position };
}
