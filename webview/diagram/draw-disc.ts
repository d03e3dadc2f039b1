import { defaultSlope } from '../../src/model/activation';
import { marks } from '../../src/model/unit-trouble';
import { largestActivation, signedActivation } from '../ui/signed-activation';
import type { Column, Discs } from './column';
import { drawMarks } from './draw-marks';
import { drawPoints } from './draw-points';
import { write } from './ink';
import { lookOf } from './layers/table';
import { fillPlate } from './plate';
import type { Redraw } from './redraw';
import { activationsOf, extentOfPlane, type Scene } from './scene';

const turn = 2 * Math.PI;
/** A ring paler than this could not be seen. */
const faint = 0.3;
/** A surface with points on it is paler, so that they are seen. */
const underPoints = 0.72;

function circle(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, turn);
}

/** An input's own surface: its value over the plane, which is a ramp along one axis. The context is restored by its caller. */
function fillRamp(context: CanvasRenderingContext2D, scene: Scene, unit: number, box: readonly number[]): void {
  const [left = 0, top = 0, size = 0] = box;
  const ramp =
    unit === 0
      ? context.createLinearGradient(left, 0, left + size, 0)
      : context.createLinearGradient(0, top + size, 0, top);
  for (let i = 0; i <= 16; i++) {
    ramp.addColorStop(i / 16, scene.palette.signed.css((i / 8 - 1) * scene.palette.surfaceReach));
  }
  context.fillStyle = ramp;
  context.fillRect(left, top, size, size);
  context.strokeStyle = scene.palette.foreground;
  context.globalAlpha = 0.5;
  context.lineWidth = 1;
  context.beginPath();
  if (unit === 0) {
    context.moveTo(left + size / 2, top);
    context.lineTo(left + size / 2, top + size);
  } else {
    context.moveTo(left, top + size / 2);
    context.lineTo(left + size, top + size / 2);
  }
  context.stroke();
}

/** Fills the square of a disc; the caller has saved the context for it restores it. */
function fillSurface(
  context: CanvasRenderingContext2D,
  scene: Scene,
  column: Column,
  unit: number,
  large: boolean,
  box: readonly number[],
): boolean {
  const [left = 0, top = 0, size = 0] = box;
  const values = scene.values[column.layer.position];
  if (!values?.surface || scene.side === 0) return false;
  const reach = scene.palette.surfaceReach * (large && scene.points ? underPoints : 1);
  const { activation, slope = defaultSlope } = column.layer;
  const look = { activation, slope, largest: values.surfaceScale, reach };
  const surface = scene.rasters.of(values.surface, unit, scene.side, look);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(surface.image, left, top, size, size);
  if (large) drawPoints(context, scene, left, top, size);
  context.translate(left, top);
  context.scale(size, size);
  context.lineWidth = (large ? 1.5 : 1) / size;
  context.globalAlpha = large ? 0.95 : 0.65;
  context.strokeStyle = scene.palette.foreground;
  context.stroke(surface.boundary);
  return true;
}

/** The example as the same dot in every disc. */
function drawExample(context: CanvasRenderingContext2D, scene: Scene, left: number, top: number, size: number): void {
  if (scene.x?.length !== 2) return;
  const [x1 = 0, x2 = 0] = scene.x;
  const extent = extentOfPlane(scene);
  const clamp = (t: number): number => Math.max(0.02, Math.min(0.98, t));
  circle(
    context,
    left + clamp((x1 / extent + 1) / 2) * size,
    top + clamp((1 - x2 / extent) / 2) * size,
    size < 40 ? 2.4 : 3.1,
  );
  context.fillStyle = scene.palette.foreground;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = scene.palette.background;
  context.stroke();
}

function drawBody(context: CanvasRenderingContext2D, scene: Scene, column: Column, discs: Discs, unit: number): void {
  const { palette } = scene;
  const { layer } = column;
  const y = discs.y[unit] ?? 0;
  const { x, radius } = discs;
  const value = activationsOf(scene, layer.position)?.[unit];
  const box = [x - radius, y - radius, 2 * radius];
  const plane = scene.x?.length === 2 && lookOf(layer).flow === 'source';
  const scale = plane ? extentOfPlane(scene) : largestActivation(activationsOf(scene, layer.position));
  const signed = value === undefined ? undefined : signedActivation(layer.activation, value, scale);
  context.save();
  circle(context, x, y, radius);
  context.clip();
  context.fillStyle = signed === undefined ? palette.background : palette.signed.css(signed * palette.surfaceReach);
  context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
  if (plane) fillRamp(context, scene, unit, box);
  const drawn = plane || fillSurface(context, scene, column, unit, radius > 30, box);
  context.restore();
  const highContrast = palette.kind === 'hc-dark' || palette.kind === 'hc-light';
  circle(context, x, y, radius);
  context.lineWidth = highContrast || signed === undefined ? 1 : 1.5;
  context.strokeStyle = highContrast
    ? palette.foreground
    : signed === undefined
      ? palette.description
      : signed === 0
        ? palette.unknown
        : palette.signed.css(Math.sign(signed) * Math.max(faint, Math.abs(signed)));
  context.stroke();
  if (drawn) drawExample(context, scene, x - radius, y - radius, 2 * radius);
}

/** A column of units as discs: surface, zero line, the example, the value, and the marks of a unit. */
export function drawDiscs(redraw: Redraw, column: Column, discs: Discs): void {
  const { context, scene } = redraw;
  const { palette, selection } = scene;
  const values = scene.values[column.layer.position];
  const labels = redraw.labelsOf(column, discs);
  for (const [unit, y] of discs.y.entries()) {
    const chosen = selection?.position === column.layer.position && selection.unit === unit;
    drawBody(context, scene, column, discs, unit);
    if (chosen) {
      circle(context, discs.x, y, discs.radius + 4);
      context.lineWidth = 2;
      context.strokeStyle = palette.focus;
      context.stroke();
    }
    const label = labels[unit];
    if (label) {
      const { size } = label;
      if (label.plate) fillPlate(context, label.box, palette);
      write(context, label.x, label.y, label.runs, { size, align: 'center', halo: true }, palette);
    }
    const mark = values?.marks?.[unit] ?? 0;
    if (mark & (marks.dead | marks.saturated | marks.twin)) {
      drawMarks(context, palette, mark, discs.x + discs.radius * 0.74, y - discs.radius * 0.74);
    }
  }
}
