import type { ActivationName } from '../../src/model/activation';
import { expanded } from '../../src/numerics/companding';
import { signedFrom } from '../ui/decision-colour';
import type { Palette } from '../ui/palette';
import { raster } from '../ui/raster';
import { zeroLine } from '../ui/zero-line';

/** One unit's decision surface, ready to be drawn into any square. */
export interface SurfaceRaster {
  readonly image: HTMLCanvasElement;
  /** Where the unit is undecided, in the unit square; an empty path where it never is. */
  readonly boundary: Path2D;
}

/** What the bytes of a layer's surfaces are of. */
export interface SurfaceLook {
  readonly activation: ActivationName | undefined;
  readonly slope: number;
  /** max |z|. */
  readonly largest: number;
  /** How much of the colour scale is used. */
  readonly reach: number;
}

interface LayerRasters {
  /** z, and a on the signed scale, of each byte. */
  readonly z: Float64Array;
  readonly signed: Float64Array;
  readonly units: (SurfaceRaster | undefined)[];
}

/** A byte's place in a table of all. */
const middle = 128;

/** Surfaces already turned into pixels, kept as long as the snapshot they came from. */
export class SurfaceRasters {
  private readonly layers = new WeakMap<Int8Array, LayerRasters>();

  constructor(private readonly palette: Palette) {}

  /** The surface of `unit`, of all units' surfaces of a layer. */
  of(surface: Int8Array, unit: number, side: number, look: SurfaceLook): SurfaceRaster {
    const layer = this.layers.get(surface) ?? rastersOf(surface, look);
    this.layers.set(surface, layer);
    const made = layer.units[unit];
    if (made) return made;
    const { palette } = this;
    const from = unit * side * side;
    const of = (table: Float64Array, at: number): number => table[(surface[from + at] ?? 0) + middle] ?? 0;
    const image = raster(side, side, (i, j) => palette.signed.rgb(of(layer.signed, j * side + i) * look.reach));
    const z = Float64Array.from({ length: side * side }, (_, at) => of(layer.z, at));
    const drawn = { image, boundary: zeroLine(z, side) };
    layer.units[unit] = drawn;
    return drawn;
  }
}

function rastersOf(surface: Int8Array, { activation, slope, largest }: SurfaceLook): LayerRasters {
  let [low, high] = [0, 0];
  for (const byte of surface) {
    low = Math.min(low, byte);
    high = Math.max(high, byte);
  }
  const z = Float64Array.from({ length: 2 * middle }, (_, at) => expanded(at - middle, largest));
  const signed = signedFrom(activation, slope, expanded(low, largest), expanded(high, largest));
  return { z, signed: z.map(signed), units: [] };
}
