import type { DenseLayer } from './layers/dense';
import type { DropoutLayer } from './layers/dropout';
import type { FlattenLayer } from './layers/flatten';
import type { InputLayer } from './layers/input';

export type { DenseLayer, DropoutLayer, FlattenLayer, InputLayer };

export type Layer = InputLayer | FlattenLayer | DenseLayer | DropoutLayer;
export type LayerKind = Layer['kind'];
/** Kinds that can be inserted: all but the input, of which there is one. */
export type InsertedKind = Exclude<LayerKind, 'input'>;

/** The layer of each kind. */
export type Layers = { readonly [L in Layer as L['kind']]: L };

/** One value or function for each kind of layer: a new kind fails to compile in every such table until it has its row. */
export type LayerTable<A extends readonly unknown[], R> = {
  readonly [K in LayerKind]: (layer: Layers[K], ...more: A) => R;
};

/** What the row of the layer's kind gives. */
export function byKind<A extends readonly unknown[], R>(table: LayerTable<A, R>, layer: Layer, ...more: A): R {
  return inRow(table, layer.kind, layer, more);
}

function inRow<K extends LayerKind, A extends readonly unknown[], R>(
  table: LayerTable<A, R>,
  kind: K,
  layer: Layers[K],
  more: A,
): R {
  return table[kind](layer, ...more);
}
