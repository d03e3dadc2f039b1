import { html, type TemplateResult } from 'lit';
import type { ImageShape } from '../ui/image-shape';
import { text } from '../ui/language';
import { digitsFit, paintNumbered } from '../ui/numbered-cells';
import { paintCells, painted, paintedFrom } from '../ui/paint';
import type { Palette } from '../ui/palette';
import { normFormula } from './formula';
import type { Place } from './place';
import { facts, section, shownNumber } from './section';

/** Fewer weights than this say all in the sum's table. */
const fewest = 9;

/**
 * A unit's incoming weights as the image it looks for, or as a strip, with what they come to. Of a small image each weight is
 * a number in its cell, where `width` pixels have room.
 */
export function weightsSection(
  place: Place,
  weights: Float64Array,
  bias: number | undefined,
  palette: Palette,
  width = 0,
): TemplateResult | undefined {
  if (weights.length < fewest) return undefined;
  const largest = weights.reduce((most, w) => Math.max(most, w), Number.NEGATIVE_INFINITY);
  const smallest = weights.reduce((least, w) => Math.min(least, w), Number.POSITIVE_INFINITY);
  const norm = Math.sqrt(weights.reduce((sum, w) => sum + w * w, 0));
  const reach = Math.max(Math.abs(largest), Math.abs(smallest));
  const numbers = facts([
    [text('inspect-largest'), shownNumber(largest)],
    [text('inspect-smallest'), shownNumber(smallest)],
    [html`${text('inspect-norm')} ${normFormula('w')}`, shownNumber(norm)],
    ...(bias === undefined ? [] : [[text('inspect-bias'), shownNumber(bias)] as const]),
  ]);
  const { image } = place;
  const isNumbered = image?.channels === 1 && digitsFit(image.columns, image.rows, width);
  const pictures = image
    ? Array.from({ length: Math.min(image.channels, 4) }, (_, channel) =>
        isNumbered
          ? numberedImage(image, weights, width, palette)
          : weightImage(image, channel, weights, reach, palette),
      )
    : weightStrip(weights, reach, palette);
  return section(
    'weights',
    text('inspect-weights'),
    image ? text('inspect-as-image') : text('inspect-as-strip'),
    html`<div class=${image && !isNumbered ? 'weights-beside' : 'weights-above'}>
      <div class="weight-images">${pictures}</div>
      ${numbers}
    </div>`,
  );
}

function numberedImage(image: ImageShape, weights: Float64Array, width: number, palette: Palette): TemplateResult {
  const { rows, columns } = image;
  const paint = (canvas: HTMLCanvasElement): void =>
    paintNumbered(canvas, columns, rows, width, (column, row) => weights[row * columns + column] ?? 0, palette);
  return html`<canvas class="numbered" role="img" aria-label=${text('inspect-weights-label', { rows, columns })} ${painted(paint)}></canvas>`;
}

function weightImage(
  image: ImageShape,
  channel: number,
  weights: Float64Array,
  reach: number,
  palette: Palette,
): TemplateResult {
  const { rows, columns, channels } = image;
  const paint = (canvas: HTMLCanvasElement): void =>
    paintCells(canvas, columns, rows, (column, row) =>
      palette.signed.rgb((weights[(row * columns + column) * channels + channel] ?? 0) / (reach || 1)),
    );
  return html`<canvas class="cells weight-image" role="img" aria-label=${text('inspect-weights-label', { rows, columns })} ${paintedFrom([weights.buffer, channel, columns, channels, palette], paint)}></canvas>`;
}

function weightStrip(weights: Float64Array, reach: number, palette: Palette): TemplateResult {
  const columns = Math.min(weights.length, 64);
  const rows = Math.ceil(weights.length / columns);
  const paint = (canvas: HTMLCanvasElement): void =>
    paintCells(canvas, columns, rows, (column, row) =>
      palette.signed.rgb((weights[row * columns + column] ?? 0) / (reach || 1)),
    );
  return html`<canvas class="cells weight-strip" role="img" aria-label=${text('inspect-weights-label', { rows, columns })} ${paintedFrom([weights.buffer, palette], paint)}></canvas>`;
}
