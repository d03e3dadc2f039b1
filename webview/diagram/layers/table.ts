import type { LayerKind } from '../../../src/model/layer';
import { dense } from './dense';
import { dropout } from './dropout';
import { flatten } from './flatten';
import { input } from './input';
import type { LayerLook } from './look';

/** How every kind of layer looks: a new kind does not compile until it has its row. */
const layerLooks: Readonly<Record<LayerKind, LayerLook>> = { input, flatten, dense, dropout };

export const lookOf = ({ kind }: { readonly kind: LayerKind }): LayerLook => layerLooks[kind];

/** Whether its units are weighted sums, so that it has weights and biases to show. */
export const isWeighted = (layer: { readonly kind: LayerKind }): boolean => lookOf(layer).flow === 'weighted';
