import { defaultSlope } from '../../src/model/activation';
import type { LayerView, NetworkView } from '../../src/protocol/network';
import { lookOf } from '../diagram/layers/table';
import { type ImageShape, imageShapeOf } from '../ui/image-shape';
import { text } from '../ui/language';
import { subscript } from '../ui/subscript';

/** Where a layer is: what the inspector needs of its neighbours. */
export interface Place {
  readonly layer: LayerView;
  /** What enters it; absent for the input itself. */
  readonly before?: LayerView;
  /** How the values that enter lie as an image, if they come from an image untouched. */
  readonly image?: ImageShape;
  /** They are the network's own inputs, not another layer's activations. */
  readonly fromInput: boolean;
  readonly last: boolean;
  readonly slope: number;
}

/** The place of the layer at `position`; undefined where the network has none. */
export function placeOf(network: NetworkView, position: number): Place | undefined {
  const { layers } = network;
  const layer = layers[position];
  if (!layer) return undefined;
  const before = layers[position - 1];
  const between = layers.slice(1, position);
  const fromInput = between.every((other) => lookOf(other).flow === 'identity');
  const image = fromInput ? imageShapeOf(layers[0]) : undefined;
  return {
    layer,
    ...(before ? { before } : {}),
    ...(image ? { image } : {}),
    fromInput,
    last: position === layers.length - 1,
    slope: layer.slope ?? defaultSlope,
  };
}

/** Row and column, from 1, of the k-th value of an image, and its channel where there are several. */
export function pixelOf(image: ImageShape, k: number): { row: number; column: number; channel: number } {
  const pixel = Math.floor(k / image.channels);
  return {
    row: Math.floor(pixel / image.columns) + 1,
    column: (pixel % image.columns) + 1,
    channel: (k % image.channels) + 1,
  };
}

/** The letter of a layer's values: x for what enters, ŷ for what leaves, a between. */
export function letterOf(place: Place): string {
  return lookOf(place.layer).letter(place.last);
}

/** Where the k-th input comes from: `x₂`, `a₃`, or `row 4, col 5` of an image. */
export function inputName(place: Place, k: number): { readonly variable: string; readonly rest: string } {
  if (place.image) {
    const { row, column, channel } = pixelOf(place.image, k);
    const rest =
      place.image.channels > 1
        ? text('inspect-pixel-channel', { row, column, channel })
        : text('inspect-pixel', { row, column });
    return { variable: 'x', rest: ` ${rest}` };
  }
  return { variable: place.fromInput ? 'x' : 'a', rest: subscript(k + 1) };
}
