import type { ActivationName } from '../../src/model/activation';
import type { Points } from '../../src/protocol/example';
import { signedFrom } from '../ui/decision-colour';
import { sharpContext } from '../ui/paint';
import type { Palette } from '../ui/palette';
import { raster } from '../ui/raster';
import { zeroLine } from '../ui/zero-line';

export interface Surface {
  readonly side: number;
  readonly extent: number;
  readonly values: Float32Array;
}

/** A unit's activation over the plane of two features, the line where z is 0, the data, the example. */
export function paintSurface(
  canvas: HTMLCanvasElement,
  size: number,
  surface: Surface,
  activation: ActivationName | undefined,
  slope: number,
  points: Points | undefined,
  example: ArrayLike<number> | undefined,
  palette: Palette,
): void {
  const context = sharpContext(canvas, size, size);
  if (!context) return;
  const { side, extent, values } = surface;
  let [low, high] = [0, 0];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const signed = signedFrom(activation, slope, low, high);
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    raster(side, side, (i, j) => palette.signed.rgb(signed(values[j * side + i] ?? 0) * palette.surfaceReach)),
    0,
    0,
    size,
    size,
  );
  context.save();
  context.scale(size, size);
  context.lineWidth = 1.75 / size;
  context.strokeStyle = palette.foreground;
  context.stroke(zeroLine(values, side));
  context.restore();
  const place = (x1: number, x2: number): readonly [number, number] => [
    ((x1 / extent + 1) / 2) * size,
    ((1 - x2 / extent) / 2) * size,
  ];
  if (points) paintPoints(context, points, place, palette);
  const [x1, x2] = [example?.[0], example?.[1]];
  if (x1 === undefined || x2 === undefined) return;
  const [x, y] = place(x1, x2);
  context.beginPath();
  context.arc(Math.max(5, Math.min(size - 5, x)), Math.max(5, Math.min(size - 5, y)), 4.2, 0, 2 * Math.PI);
  context.fillStyle = palette.foreground;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = palette.background;
  context.stroke();
}

const radius = 2.1;

/**
 * Of two classes the first is an orange square, the second a blue disc; of more each has a shape of its own in the
 * text's colour, for blue and orange mean nothing there.
 */
function paintPoints(
  context: CanvasRenderingContext2D,
  points: Points,
  place: (x1: number, x2: number) => readonly [number, number],
  palette: Palette,
): void {
  const x = new Float32Array(points.x);
  const label = new Float32Array(points.label);
  const twoClasses = label.every((value) => value === 0 || value === 1);
  context.strokeStyle = palette.background;
  context.lineWidth = 0.75;
  for (const [i, value] of label.entries()) {
    const [across, down] = place(x[2 * i] ?? 0, x[2 * i + 1] ?? 0);
    const shape = twoClasses ? (value > 0 ? 1 : 0) : Math.abs(Math.round(value)) % shapes.length;
    context.fillStyle = twoClasses ? (value > 0 ? palette.positive : palette.negative) : palette.foreground;
    context.beginPath();
    shapes[shape]?.(context, across, down, radius);
    context.fill();
    context.stroke();
  }
}

type Draw = (context: CanvasRenderingContext2D, x: number, y: number, r: number) => void;

const polygon =
  (corners: readonly (readonly [number, number])[]): Draw =>
  (context, x, y, r) => {
    for (const [dx, dy] of corners) context.lineTo(x + dx * r, y + dy * r);
    context.closePath();
  };

/** Class 0 a square, 1 a disc, 2 a triangle, 3 a diamond, 4 a triangle on its point. */
const shapes: readonly Draw[] = [
  (context, x, y, r) => context.rect(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r),
  (context, x, y, r) => context.arc(x, y, r, 0, 2 * Math.PI),
  polygon([
    [0, -1.25],
    [1.15, 0.85],
    [-1.15, 0.85],
  ]),
  polygon([
    [0, -1.35],
    [1.35, 0],
    [0, 1.35],
    [-1.35, 0],
  ]),
  polygon([
    [0, 1.25],
    [1.15, -0.85],
    [-1.15, -0.85],
  ]),
];
