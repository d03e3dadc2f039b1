import { fontOf, type Label, labelWidth, plateOf, type Shape } from './shapes';

/** Paints shapes on a context whose unit is the CSS pixel. */
export function paintShapes(context: CanvasRenderingContext2D, shapes: readonly Shape[], family: string): void {
  for (const shape of shapes) {
    context.save();
    if (shape.kind === 'label') paintLabel(context, shape, family);
    else if (shape.kind === 'picture') {
      context.imageSmoothingQuality = 'high';
      context.drawImage(shape.source, shape.x, shape.y, shape.width, shape.height);
    } else if (shape.kind === 'dot') {
      context.fillStyle = shape.colour;
      context.beginPath();
      context.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI);
      context.fill();
    } else {
      context.globalAlpha = shape.opacity ?? 1;
      trace(context, shape.points);
      if (shape.kind === 'area') {
        context.fillStyle = shape.colour;
        context.fill();
      } else {
        context.strokeStyle = shape.colour;
        context.lineWidth = shape.width;
        context.lineJoin = 'round';
        context.setLineDash([...(shape.dash ?? [])]);
        context.stroke();
      }
    }
    context.restore();
  }
}

function trace(context: CanvasRenderingContext2D, points: readonly number[]): void {
  context.beginPath();
  for (let i = 0; i < points.length; i += 2) context.lineTo(points[i] ?? 0, points[i + 1] ?? 0);
}

function paintLabel(context: CanvasRenderingContext2D, label: Label, family: string): void {
  const width = labelWidth(context, label.parts, label.size, family);
  const shift = label.anchor === 'start' ? 0 : label.anchor === 'end' ? width : width / 2;
  let x = label.x - shift;
  if (label.plate !== undefined) {
    const plate = plateOf(label, width);
    context.fillStyle = label.plate;
    context.fillRect(plate.x, plate.y, plate.width, plate.height);
  }
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  for (const part of label.parts) {
    context.font = fontOf(label.size, part.bold === true, family);
    context.fillStyle = part.colour;
    context.fillText(part.text, x, label.y);
    x += context.measureText(part.text).width;
  }
}
