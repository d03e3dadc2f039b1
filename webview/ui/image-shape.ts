import type { LayerView } from '../../src/protocol/network';

export interface ImageShape {
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
}

/** Fewer values than this are no image, though their count be a square. */
const smallest = 36;

/**
 * How an input's values lie as an image: by the sizes the spec gives it, or, where it gives one size that is a square
 * (64 = 8 × 8), as that square; undefined for an input that is none.
 */
export function imageShapeOf(layer: Pick<LayerView, 'sizes' | 'units'> | undefined): ImageShape | undefined {
  if (!layer?.sizes) return undefined;
  const [rows, columns, channels] = layer.sizes;
  if (rows !== undefined && columns !== undefined) return { rows, columns, channels: channels ?? 1 };
  const side = Math.round(Math.sqrt(layer.units));
  return layer.units >= smallest && side * side === layer.units
    ? { rows: side, columns: side, channels: 1 }
    : undefined;
}
