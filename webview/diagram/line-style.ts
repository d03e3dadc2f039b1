import type { Palette } from '../ui/palette';
import { type Curve, trace } from './curve';
import type { Scene } from './scene';

const dash = [5, 4];

/** The contrast of an unselected line with the page: a solid mix, for alpha goes muddy at crossings. */
export function mixOf(palette: Palette, chosenElsewhere: boolean): number {
  if (palette.kind === 'light') return chosenElsewhere ? 0.85 : 0.95;
  if (palette.kind === 'dark') return chosenElsewhere ? 0.6 : 0.74;
  return chosenElsewhere ? 0.72 : 0.88;
}

const highContrast = (palette: Palette): boolean => palette.kind === 'hc-dark' || palette.kind === 'hc-light';

/** Width of a line: 0.75 px and up to 5.25 more for the largest weight of its layer. */
export function widthOf(scene: Scene, weight: number, largest: number): number {
  const reach = scene.arrangement.cardSize === 'small' ? 3.5 : 5.25;
  return 0.75 + (largest > 0 ? (reach * Math.min(Math.abs(weight), largest)) / largest : 0);
}

/** Strokes one line in the colour of its sign; negative ones are dashed in high contrast. */
export function strokeLine(
  context: CanvasRenderingContext2D,
  palette: Palette,
  curve: Curve,
  weight: number,
  width: number,
  colour: string,
): void {
  context.beginPath();
  trace(context, curve);
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.setLineDash(weight < 0 && highContrast(palette) ? dash : []);
  context.stroke();
  context.setLineDash([]);
}
