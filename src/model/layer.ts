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

/** One value or function for each kind of layer: until a new kind has its row, every such table fails to compile. */
export type LayerTable<A extends readonly unknown[], R> = {
  readonly [K in LayerKind]: (layer: Layers[K], ...more: A) => R;
};

/** The result of the table's row for the layer's kind. */
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
