import type { Palette } from '../ui/palette';
import { firstFrom } from './columns';
import { endLabels } from './end-labels';
import { drawable, pathOf } from './path';
import type { Projection } from './projection';
import type { Shape, TextPart } from './shapes';
import type { PaleCurve, Trace } from './trace';

/** Opacity of earlier runs; they stay readable in high contrast. */
const paleOpacity = (palette: Palette): number => (palette.kind.startsWith('hc') ? 0.65 : 0.34);

/** Below the present curves: earlier runs, the gap between train and test, and what happened when. */
export function shapesBelow(trace: Trace, at: Projection, palette: Palette): Shape[] {
  const shapes: Shape[] = [];
  for (const curve of trace.earlier) {
    const points = pathOf(trace, curve.epoch, curve.values, at);
    if (points.length > 2) {
      shapes.push({ kind: 'line', points, colour: palette.foreground, width: 1, opacity: paleOpacity(palette) });
    }
  }
  const gap = gapBetween(trace, at);
  if (gap.length > 4) shapes.push({ kind: 'area', points: gap, colour: palette.run, opacity: 0.16 });
  const bottom = at.top + at.height;
  for (const mark of trace.marks) {
    if (mark.epoch < trace.view.min || mark.epoch > trace.view.max) continue;
    const x = Math.round(at.x(mark.epoch)) + 0.5;
    const bad = mark.kind === 'diverged';
    const colour = bad ? palette.error : palette.description;
    shapes.push({
      kind: 'line',
      points: [x, at.top, x, bottom],
      colour,
      width: 1,
      opacity: bad ? 1 : 0.7,
      ...(bad ? { dash: [3, 3] } : {}),
    });
  }
  const marked = trace.marks.some((mark) => mark.epoch === trace.now);
  if (trace.now !== undefined && !marked && trace.now >= trace.view.min && trace.now <= trace.view.max) {
    const x = Math.round(at.x(trace.now)) + 0.5;
    shapes.push({ kind: 'line', points: [x, at.top, x, bottom], colour: palette.description, width: 1, dash: [2, 3] });
  }
  return shapes;
}

/** Above the present curves: the train curve's end, names and values at the ends, labels of marks. */
export function shapesAbove(trace: Trace, at: Projection, palette: Palette): Shape[] {
  const shapes: Shape[] = [];
  const taken: Box[] = [];
  for (const label of endLabels(trace, at, palette)) {
    if (label.dot) shapes.push({ kind: 'dot', x: label.dotX, y: label.dotY, radius: 3.5, colour: palette.run });
    shapes.push({
      kind: 'label',
      x: label.x,
      y: label.y + 4,
      parts: label.parts,
      size: 12,
      anchor: label.anchor,
      halo: palette.background,
    });
    const left = label.anchor === 'end' ? label.x - label.width : label.x;
    taken.push({ left, right: left + label.width, top: label.y - 8, bottom: label.y + 8 });
  }
  const named = trace.compact || trace.quantity === 'accuracy' ? [] : trace.marks;
  for (const mark of named) {
    if (mark.epoch < trace.view.min || mark.epoch > trace.view.max) continue;
    const parts: TextPart[] = [
      {
        text: mark.label,
        colour: mark.kind === 'diverged' ? palette.foreground : palette.description,
        bold: mark.kind === 'diverged',
      },
    ];
    const width = at.measure(parts, 11);
    const x = at.x(mark.epoch);
    const fits = x + 6 + width <= at.outerRight;
    const box = {
      left: fits ? x + 6 : x - 6 - width,
      right: fits ? x + 6 + width : x - 6,
      top: at.top,
      bottom: at.top + 14,
    };
    while (taken.some((other) => overlaps(box, other)) && box.bottom < at.top + at.height) {
      box.top += 15;
      box.bottom += 15;
    }
    taken.push(box);
    shapes.push({
      kind: 'label',
      x: fits ? x + 6 : x - 6,
      y: box.top + 11,
      parts,
      size: 11,
      anchor: fits ? 'start' : 'end',
      halo: palette.background,
    });
  }
  if (!trace.compact) shapes.push(...earlierLabels(trace, at, palette, taken));
  return shapes;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right + 4 && b.left < a.right + 4 && a.top < b.bottom && b.top < a.bottom;

/** Along train and back along test. */
function gapBetween(trace: Trace, at: Projection): number[] {
  const { epoch, train, test } = trace;
  if (!train || !test || trace.quantity !== 'cost') return [];
  const gap = pathOf(trace, epoch, train, at);
  const back = pathOf(trace, epoch, test, at);
  for (let i = back.length - 2; i >= 0; i -= 2) gap.push(back[i] ?? 0, back[i + 1] ?? 0);
  return gap;
}

/** Names of earlier runs at their ends, as long as they are clear of everything else. */
function earlierLabels(trace: Trace, at: Projection, palette: Palette, taken: Box[]): Shape[] {
  const shapes: Shape[] = [];
  for (const curve of trace.earlier) {
    const end = endOf(trace, curve);
    if (!end) continue;
    const x = Math.min(at.x(end.epoch), at.left + at.width) + 8;
    const y = at.y(end.value);
    const text = shorten(curve.label, at.outerRight - x, (part) => at.measure([{ text: part, colour: '' }], 11));
    const parts: TextPart[] = [{ text, colour: palette.description }];
    const width = at.measure(parts, 11);
    const box = { left: x, right: x + width, top: y - 8, bottom: y + 8 };
    if (text.length < 3 || y < at.top || y > at.top + at.height || taken.some((other) => overlaps(box, other)))
      continue;
    taken.push(box);
    shapes.push({ kind: 'label', x, y: y + 4, parts, size: 11, anchor: 'start', halo: palette.background });
  }
  return shapes;
}

function endOf(trace: Trace, curve: PaleCurve): { epoch: number; value: number } | undefined {
  for (let i = Math.min(curve.epoch.length, firstFrom(curve.epoch, trace.view.max) + 1) - 1; i >= 0; i--) {
    const epoch = curve.epoch[i] ?? 0;
    const value = curve.values[i] ?? Number.NaN;
    if (epoch < trace.view.min) return undefined;
    if (drawable(trace, value)) return { epoch, value };
  }
  return undefined;
}

function shorten(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  let length = text.length;
  while (length > 0 && measure(`${text.slice(0, length)}…`) > width) length--;
  return length === 0 ? '' : `${text.slice(0, length).trimEnd()}…`;
}
