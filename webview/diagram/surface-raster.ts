import type { Palette } from '../ui/palette';

/** One unit's decision surface, ready to be drawn into any square. */
export interface SurfaceRaster {
  readonly image: HTMLCanvasElement;
  /** Where the unit is undecided, in the unit square; an empty path where it never is. */
  readonly boundary: Path2D;
}

/** A canvas of these pixels. */
export function raster(
  width: number,
  height: number,
  colour: (column: number, row: number) => readonly [number, number, number],
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the page can draw no 2D canvas');
  const image = context.createImageData(width, height);
  for (let at = 0; at < width * height; at++) {
    const [red, green, blue] = colour(at % width, Math.floor(at / width));
    image.data[4 * at] = red;
    image.data[4 * at + 1] = green;
    image.data[4 * at + 2] = blue;
    image.data[4 * at + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

/** The zero line of a square of values by marching squares, in the unit square; cells are sampled at their centres. */
export function zeroLine(values: ArrayLike<number>, side: number): Path2D {
  const path = new Path2D();
  const at = (i: number, j: number): number => values[j * side + i] ?? 0;
  const place = (v: number): number => (v + 0.5) / side;
  for (let j = 0; j < side - 1; j++) {
    for (let i = 0; i < side - 1; i++) {
      const [a, b, c, d] = [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)];
      const positive = (a > 0 ? 1 : 0) + (b > 0 ? 1 : 0) + (c > 0 ? 1 : 0) + (d > 0 ? 1 : 0);
      if (positive === 0 || positive === 4) continue;
      const points: [number, number][] = [];
      if (a > 0 !== b > 0) points.push([i + a / (a - b), j]);
      if (b > 0 !== c > 0) points.push([i + 1, j + b / (b - c)]);
      if (d > 0 !== c > 0) points.push([i + d / (d - c), j + 1]);
      if (a > 0 !== d > 0) points.push([i, j + a / (a - d)]);
      for (let p = 0; p + 1 < points.length; p += 2) {
        const [from, to] = [points[p], points[p + 1]];
        if (!from || !to) continue;
        path.moveTo(place(from[0]), place(from[1]));
        path.lineTo(place(to[0]), place(to[1]));
      }
    }
  }
  return path;
}

/** Surfaces already turned into pixels, kept as long as the snapshot they came from. */
export class SurfaceRasters {
  private rasters = new WeakMap<Int8Array, (SurfaceRaster | undefined)[]>();

  constructor(private readonly palette: Palette) {}

  /** The surface of `unit`; `signed` maps a quantised value (−127…127) to the colour scale, of which `reach` is used. */
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
