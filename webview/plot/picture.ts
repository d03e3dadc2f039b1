import { encodeUtf8 } from '../../src/model/utf8';
import type { Palette } from '../ui/palette';
import { type Figure, type FigurePane, figureOf } from './figure';
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

type Measure = (parts: readonly TextPart[], size: number) => number;
/** Makes a picture, given the width of texts. */
type MakeFigure = (measure: Measure) => Figure;

/** The panes as the bytes of a PNG file. */
export function toPng(panes: readonly FigurePane[], palette: Palette): Promise<ArrayBuffer> {
  return figurePng((measure) => figureOf(panes, palette, measure), palette);
}

/** The panes as the bytes of an SVG file. */
export function toSvgFile(panes: readonly FigurePane[], palette: Palette): ArrayBuffer {
  return figureSvg((measure) => figureOf(panes, palette, measure), palette);
}

/** A picture as the bytes of a PNG file. */
export async function figurePng(make: MakeFigure, palette: Palette): Promise<ArrayBuffer> {
  const canvas = document.createElement('canvas');
  const context = contextOf(canvas);
  const figure = make((parts, size) => labelWidth(context, parts, size, palette.font));
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

/** A picture as the bytes of an SVG file. */
export function figureSvg(make: MakeFigure, palette: Palette): ArrayBuffer {
  const context = contextOf(document.createElement('canvas'));
  const measure: Measure = (parts, size) => labelWidth(context, parts, size, palette.font);
  const figure = make(measure);
  const bytes = encodeUtf8(
    toSvg(figure.shapes, figure.width, figure.height, palette.background, palette.font, measure),
  );
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}
