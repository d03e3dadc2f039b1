import { html, type TemplateResult } from 'lit';
import { labelWidth, type TextPart } from '../plot/shapes';
import { paintShapes } from '../plot/shapes-canvas';
import { painted, sharpContext } from '../ui/paint';
import type { Palette } from '../ui/palette';
import type { Tile } from './tiles';

/** A tile on a canvas of its own. */
export function tileCanvas(tile: Tile, palette: Palette): TemplateResult {
  const paint = (canvas: HTMLCanvasElement): void => {
    const context = sharpContext(canvas, tile.width, tile.height);
    if (!context) return;
    const measure = (parts: readonly TextPart[], size: number): number =>
      labelWidth(context, parts, size, palette.font);
    paintShapes(context, tile.shapes(measure), palette.font);
  };
  return html`<canvas class="landscape-canvas" data-tile=${tile.name} role="img" aria-label=${tile.label} ${painted(paint)}></canvas>`;
}
