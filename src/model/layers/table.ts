import type { InsertedKind, Layer, LayerKind, Layers } from '../layer';
import { dense } from './dense';
import { dropout } from './dropout';
import { flatten } from './flatten';
import { input } from './input';
import type { LayerRule } from './rule';

/** The rule of every kind, in the order in which lists name them. */
const layerRules: { readonly [K in LayerKind]: LayerRule<Layers[K]> } = { input, flatten, dense, dropout };

export function isLayerKind(text: string): text is LayerKind {
  return Object.hasOwn(layerRules, text);
}

export const layerKinds: readonly LayerKind[] = Object.keys(layerRules).filter(isLayerKind);

/** All but the input. */
export const insertedKinds: readonly InsertedKind[] = layerKinds.filter((kind) => kind !== 'input');

/** Calls `use` with a layer and the rule of its kind. */
export function withRule<R>(layer: Layer, use: <L extends Layer>(rule: LayerRule<L>, layer: L) => R): R {
  return ofKind(layer.kind, layer, use);
}

function ofKind<K extends LayerKind, R>(
  kind: K,
  layer: Layers[K],
  use: <L extends Layer>(rule: LayerRule<L>, layer: L) => R,
): R {
  return use(layerRules[kind], layer);
}
