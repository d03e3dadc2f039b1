import type { LayerKind, Layers } from '../../../model/layer';
import type { ReadNode } from '../reading';
import { readDense } from './dense';
import { readDropout } from './dropout';
import { readFlatten } from './flatten';
import { readInput } from './input';

/** Reads each kind's layer from its node; undefined if the node can't be read. */
export const layerReaders: {
  readonly [K in LayerKind]: (read: ReadNode, name: string) => Layers[K] | undefined;
} = { input: readInput, flatten: readFlatten, dense: readDense, dropout: readDropout };
