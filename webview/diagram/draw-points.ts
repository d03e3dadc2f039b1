import type { Scene } from './scene';

/** Most points that a disc of 116 px can hold apart. */
const most = 400;

/** The data on a decision surface: class 1 is a disc, class 0 a square, so that shape says it as well as colour. */
export function drawPoints(
  context: CanvasRenderingContext2D,
  scene: Scene,
  left: number,
  top: number,
  size: number,
): void {
  const { points, palette } = scene;
  if (!points) return;
  const x = new Float32Array(points.x);
  const label = new Float32Array(points.label);
  const large = size > 90;
  const radius = large ? 1.5 : 0.9;
  const step = Math.max(1, Math.ceil(label.length / most));
  context.lineWidth = large ? 0.5 : 0.25;
  context.strokeStyle = palette.background;
  for (let i = 0; i < label.length; i += step) {
    const across = left + (((x[2 * i] ?? 0) / points.extent + 1) / 2) * size;
    const down = top + ((1 - (x[2 * i + 1] ?? 0) / points.extent) / 2) * size;
    const positive = (label[i] ?? 0) > 0;
    context.fillStyle = positive ? palette.positive : palette.negative;
    context.beginPath();
    if (positive) context.arc(across, down, radius, 0, 2 * Math.PI);
    else context.rect(across - radius * 0.9, down - radius * 0.9, radius * 1.8, radius * 1.8);
    context.fill();
    context.stroke();
  }
}
