import type { Palette } from '../ui/palette';
import { raster } from '../ui/raster';
import { zeroLine } from '../ui/zero-line';

/** One unit's decision surface, ready to be drawn into any square. */
export interface SurfaceRaster {
  readonly image: HTMLCanvasElement;
  /** Where the unit is undecided, in the unit square; an empty path where it never is. */
  readonly boundary: Path2D;
}

/** Surfaces already turned into pixels, kept as long as the snapshot they came from. */
export class SurfaceRasters {
  private rasters = new WeakMap<Int8Array, (SurfaceRaster | undefined)[]>();

  constructor(private readonly palette: Palette) {}

  /**
   * The surface of `unit`; `signed` maps a quantised value (−127…127) to the colour scale, of which `reach` is used.
   */
  of(
    surface: Int8Array,
    unit: number,
    side: number,
    reach: number,
    signed: (quantised: number) => number,
  ): SurfaceRaster {
    const known = this.rasters.get(surface) ?? [];
    this.rasters.set(surface, known);
    const made = known[unit];
    if (made) return made;
    const { palette } = this;
    const from = unit * side * side;
    const values = Float32Array.from({ length: side * side }, (_, i) => signed(surface[from + i] ?? 0));
    const image = raster(side, side, (i, j) => palette.signed.rgb((values[j * side + i] ?? 0) * reach));
    const drawn = { image, boundary: zeroLine(values, side) };
    known[unit] = drawn;
    return drawn;
  }
}
