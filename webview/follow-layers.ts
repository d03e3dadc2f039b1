import type { NetworkView, NextNetwork } from '../src/protocol/network';
import type { PanelState } from './store';

type Named = Pick<PanelState, 'selection' | 'cursor' | 'layerKeys'>;

/**
 * What the panel says of layers by their positions, once `next` is shown in place of `shown`: it is said of the same
 * layers, which may have other positions, and no longer of those that are gone. `fresh` gives a key for a new layer.
 */
export function followLayers(
  { selection, cursor, layerKeys }: Named,
  shown: NetworkView | undefined,
  { former, layers }: NextNetwork,
  fresh: () => number,
): Named {
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
