import { ref } from 'lit/directives/ref.js';
import { raster } from '../diagram/surface-raster';

/** For a `<canvas ${painted(…)}>`: runs `paint` on the element after each render. */
export function painted(paint: (canvas: HTMLCanvasElement) => void) {
  return ref((element) => {
    if (element instanceof HTMLCanvasElement) paint(element);
  });
}

/** Makes the canvas these pixels, one cell a pixel; css scales it without smoothing. */
export function paintCells(
  canvas: HTMLCanvasElement,
  columns: number,
  rows: number,
  colour: (column: number, row: number) => readonly [number, number, number],
): void {
  canvas.width = columns;
  canvas.height = rows;
  canvas.getContext('2d')?.drawImage(raster(columns, rows, colour), 0, 0);
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
