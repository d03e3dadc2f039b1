import { encodeUtf8 } from '../../src/model/utf8';
import type { Palette } from '../ui/palette';
import { type FigurePane, figureOf } from './figure';
import { labelWidth, type TextPart } from './shapes';
import { paintShapes } from './shapes-canvas';
import { toSvg } from './shapes-svg';

/** Pixels of a saved PNG to one of the page. */
const density = 2;

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this page cannot draw on a canvas');
  return context;
}

/** The panes as the bytes of a PNG file. */
export async function toPng(panes: readonly FigurePane[], palette: Palette): Promise<ArrayBuffer> {
  const canvas = document.createElement('canvas');
  const context = contextOf(canvas);
  const measure = (parts: readonly TextPart[], size: number) => labelWidth(context, parts, size, palette.font);
  const figure = figureOf(panes, palette, measure);
  canvas.width = figure.width * density;
  canvas.height = figure.height * density;
  context.scale(density, density);
  context.fillStyle = palette.background;
  context.fillRect(0, 0, figure.width, figure.height);
  paintShapes(context, figure.shapes, palette.font);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the canvas gave no picture');
  return blob.arrayBuffer();
}

/** The panes as the bytes of an SVG file. */
export function toSvgFile(panes: readonly FigurePane[], palette: Palette): ArrayBuffer {
  const context = contextOf(document.createElement('canvas'));
  const measure = (parts: readonly TextPart[], size: number) => labelWidth(context, parts, size, palette.font);
  const figure = figureOf(panes, palette, measure);
  const bytes = encodeUtf8(
    toSvg(figure.shapes, figure.width, figure.height, palette.background, palette.font, measure),
  );
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}
