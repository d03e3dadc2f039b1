/** A canvas of these pixels. */
export function raster(
  width: number,
  height: number,
  colour: (column: number, row: number) => readonly [number, number, number],
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  fillPixels(canvas, width, height, colour);
  return canvas;
}

/** Makes a canvas these pixels; of no pixels it keeps its own. */
export function fillPixels(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  colour: (column: number, row: number) => readonly [number, number, number],
): void {
  canvas.width = width;
  canvas.height = height;
  if (width === 0 || height === 0) return;
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
}
