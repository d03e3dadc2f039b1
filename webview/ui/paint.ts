import { ref } from 'lit/directives/ref.js';
import type { ImageShape } from './image-shape';
import type { Palette } from './palette';
import { fillPixels } from './raster';

/** For a `<canvas ${painted(…)}>`: runs `paint` on the element after each render. */
export function painted(paint: (canvas: HTMLCanvasElement) => void) {
  return ref((element) => {
    if (element instanceof HTMLCanvasElement) paint(element);
  });
}

/** What each canvas shows. */
const shown = new WeakMap<HTMLCanvasElement, readonly unknown[]>();

/** As `painted`, but runs `paint` only where what the picture is made from is not what it was: `sources` are compared by identity. */
export function paintedFrom(sources: readonly unknown[], paint: (canvas: HTMLCanvasElement) => void) {
  return painted((canvas) => {
    const before = shown.get(canvas);
    if (before?.length === sources.length && before.every((each, k) => each === sources[k])) return;
    shown.set(canvas, sources);
    paint(canvas);
  });
}

/** Makes the canvas these pixels, one cell a pixel; css scales it without smoothing. */
export function paintCells(
  canvas: HTMLCanvasElement,
  columns: number,
  rows: number,
  colour: (column: number, row: number) => readonly [number, number, number],
): void {
  fillPixels(canvas, columns, rows, colour);
}

/** An input as an image: grey from its smallest to its largest value, or red, green and blue of three channels. */
export function paintImage(canvas: HTMLCanvasElement, image: ImageShape, x: Float64Array, palette: Palette): void {
  const { rows, columns, channels } = image;
  let low = 0;
  let high = 0;
  for (const value of x) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const span = high - low || 1;
  const at = (row: number, column: number, channel: number): number =>
    ((x[(row * columns + column) * channels + channel] ?? 0) - low) / span;
  paintCells(canvas, columns, rows, (column, row) =>
    channels === 3
      ? [255 * at(row, column, 0), 255 * at(row, column, 1), 255 * at(row, column, 2)]
      : palette.grey.rgb(at(row, column, 0)),
  );
}

/** A context in CSS pixels on a canvas made sharp for the screen. */
export function sharpContext(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.setProperty('width', `${width}px`);
  canvas.style.setProperty('height', `${height}px`);
  const context = canvas.getContext('2d');
  context?.scale(ratio, ratio);
  return context;
}
