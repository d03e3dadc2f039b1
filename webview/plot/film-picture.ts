import type { ActivationName } from '../../src/model/activation';
import type { FilmFrame } from '../../src/protocol/film';
import { paintSurface } from '../inspect/scatter';
import { sharpContext } from '../ui/paint';
import type { Palette } from '../ui/palette';

/** Numbers of a layer: W's smallest, lower quartile, median, upper quartile and largest. */
const perLayer = 5;

/** How the pictures of one film look. */
export interface FilmLook {
  /** Of the last layer. */
  readonly activation: ActivationName | undefined;
  readonly slope: number;
  /** The largest |w| of all frames: they have one scale. */
  readonly largest: number;
  readonly palette: Palette;
}

/** The largest |w| of some frames. */
export function largestWeight(frames: readonly FilmFrame[]): number {
  const all = frames.flatMap(({ weights }) => (weights ? [...new Float64Array(weights)] : []));
  return all.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);
}

/** What the network decides over its two features, else how W of each layer is spread about 0. */
export function paintFrame(canvas: HTMLCanvasElement, size: number, frame: FilmFrame, look: FilmLook): void {
  const { surface, weights } = frame;
  if (surface) {
    const shown = { side: surface.side, extent: 1, values: new Float32Array(surface.values) };
    paintSurface(canvas, size, shown, look.activation, look.slope, undefined, undefined, look.palette);
  } else if (weights) paintWeights(canvas, size, new Float64Array(weights), look);
}

function paintWeights(
  canvas: HTMLCanvasElement,
  size: number,
  weights: Float64Array,
  { largest, palette }: FilmLook,
): void {
  const context = sharpContext(canvas, size, size);
  if (!context || largest === 0) return;
  const layers = Math.floor(weights.length / perLayer);
  const row = size / layers;
  const middle = size / 2;
  const x = (value: number): number => middle + (value / largest) * (middle - 3);
  const bar = (from: number, to: number, y: number, height: number): void => {
    for (const [colour, low, high] of [
      [palette.negative, Math.min(from, 0), Math.min(to, 0)],
      [palette.positive, Math.max(from, 0), Math.max(to, 0)],
    ] as const) {
      context.fillStyle = colour;
      if (high > low) context.fillRect(x(low), y - height / 2, Math.max(0.75, x(high) - x(low)), height);
    }
  };
  context.fillStyle = palette.rule;
  context.fillRect(middle - 0.5, 0, 1, size);
  for (let k = 0; k < layers; k++) {
    const [low = 0, lower = 0, median = 0, upper = 0, high = 0] = weights.subarray(k * perLayer, (k + 1) * perLayer);
    const y = (k + 0.5) * row;
    bar(low, high, y, Math.max(1, Math.min(2, row * 0.2)));
    bar(lower, upper, y, Math.max(1.5, Math.min(12, row * 0.55)));
    context.fillStyle = palette.foreground;
    context.fillRect(x(median) - 0.75, y - Math.min(7, row * 0.35), 1.5, Math.min(14, row * 0.7));
  }
}
