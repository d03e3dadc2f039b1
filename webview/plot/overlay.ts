import { setNames } from '../../src/model/sets';
import type { Box } from '../ui/box';
import { FreeSpace } from '../ui/free-space';
import type { Palette } from '../ui/palette';
import { branchLabels, branchMarks } from './branches';
import { endOf } from './curve-end';
import { endLabels } from './end-labels';
import { drawable, inView, pathOf, type RunPaths } from './path';
import type { Projection } from './projection';
import type { Shape, TextPart } from './shapes';
import type { Trace } from './trace';

/** Opacity of earlier runs; they stay readable in high contrast. */
const paleOpacity = (palette: Palette): number => (palette.kind.startsWith('hc') ? 0.65 : 0.34);

/** Below the present curves: earlier runs, the gap between the train curve and that of other examples, and what happened when. */
export function shapesBelow(trace: Trace, run: RunPaths, at: Projection, palette: Palette): Shape[] {
  const shapes: Shape[] = [];
  for (const curve of trace.earlier) {
    const points = pathOf(trace, curve.epoch, curve.values, at);
    if (points.length <= 2) continue;
    const look = curve.hangs ? { width: 1.4 } : { width: 1, opacity: paleOpacity(palette) };
    shapes.push({ kind: 'line', points, colour: palette.foreground, ...look });
  }
  const gap = gapBetween(trace, run);
  if (gap.length > 4) shapes.push({ kind: 'area', points: gap, colour: palette.run, opacity: 0.16 });
  const bottom = at.top + at.height;
  for (const mark of trace.marks) {
    if (!inView(trace, mark.epoch)) continue;
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
  if (trace.now !== undefined && !marked && inView(trace, trace.now)) {
    const x = Math.round(at.x(trace.now)) + 0.5;
    shapes.push({ kind: 'line', points: [x, at.top, x, bottom], colour: palette.description, width: 1, dash: [2, 3] });
  }
  return shapes;
}

/** Above the present curves: the train curve's end, names and values at the ends, labels of marks. */
export function shapesAbove(trace: Trace, run: RunPaths, at: Projection, palette: Palette): Shape[] {
  const shapes: Shape[] = [];
  const space = new FreeSpace(setNames.flatMap((set) => (run[set] ? [run[set]] : [])));
  shapes.push(...cursorShapes(trace, at, palette, space));
  shapes.push(...branchMarks(trace, at, palette));
  const end = lastPoint(trace, at);
  if (end) shapes.push({ kind: 'dot', ...end, radius: 3.5, colour: palette.run });
  for (const { x, y, parts, anchor } of endLabels(trace, at, palette.foreground, space)) {
    shapes.push({ kind: 'label', x, y: y + 4, parts, size: 12, anchor, plate: palette.background });
  }
  if (!trace.compact && trace.quantity === 'cost') shapes.push(...markLabels(trace, at, palette, space));
  if (!trace.compact && trace.quantity === 'cost') shapes.push(...branchLabels(trace, at, palette, space));
  if (!trace.compact) shapes.push(...earlierLabels(trace, at, palette, space));
  return shapes;
}

/** The moment that is shown: a line with its step, behind which the future is half as bright. */
function cursorShapes(trace: Trace, at: Projection, palette: Palette, space: FreeSpace): Shape[] {
  const { cursor } = trace;
  if (!cursor || !inView(trace, cursor.epoch)) return [];
  const x = Math.round(at.x(cursor.epoch)) + 0.5;
  const [right, bottom] = [at.left + at.width, at.top + at.height];
  const parts: TextPart[] = [{ text: cursor.label, colour: palette.foreground, bold: true }];
  const width = at.measure(parts, 12);
  const fits = x + 6 + width <= at.outerRight;
  const left = fits ? x + 6 : x - 6 - width;
  space.take({ left, right: left + width, top: at.top, bottom: at.top + 15 });
  return [
    {
      kind: 'area',
      points: [x, at.top, right, at.top, right, bottom, x, bottom],
      colour: palette.background,
      opacity: 0.5,
    },
    { kind: 'line', points: [x, at.top, x, bottom], colour: palette.focus, width: 1.5 },
    {
      kind: 'label',
      x: fits ? x + 6 : x - 6,
      y: at.top + 12,
      parts,
      size: 12,
      anchor: fits ? 'start' : 'end',
      plate: palette.background,
    },
  ];
}

/** Where the train curve ends. */
function lastPoint(trace: Trace, at: Projection): { readonly x: number; readonly y: number } | undefined {
  const last = trace.epoch.length - 1;
  const epoch = trace.epoch[last] ?? Number.NaN;
  const value = trace.train?.[last] ?? Number.NaN;
  if (!drawable(trace, value) || !inView(trace, epoch)) return undefined;
  return { x: at.x(epoch), y: at.y(value) };
}

/** The label of a mark: at the top of its line, or below other labels; without free space the line has no label. */
function markLabels(trace: Trace, at: Projection, palette: Palette, space: FreeSpace): Shape[] {
  const shapes: Shape[] = [];
  for (const mark of trace.marks) {
    if (!inView(trace, mark.epoch)) continue;
    const bad = mark.kind === 'diverged';
    const colour = bad ? palette.foreground : palette.description;
    const parts: TextPart[] = [{ text: mark.label, colour, bold: bad }];
    const width = at.measure(parts, 11);
    const x = at.x(mark.epoch);
    const fits = x + 6 + width <= at.outerRight;
    const left = fits ? x + 6 : x - 6 - width;
    const boxAt = (top: number): Box => ({ left, right: left + width, top, bottom: top + 14 });
    let box = boxAt(at.top);
    while (!space.isFree(box) && box.bottom < at.top + at.height) box = boxAt(box.top + 5);
    if (!space.isFree(box)) continue;
    space.take(box);
    const anchor = fits ? 'start' : 'end';
    shapes.push({
      kind: 'label',
      x: fits ? x + 6 : x - 6,
      y: box.top + 11,
      parts,
      size: 11,
      anchor,
      plate: palette.background,
    });
  }
  return shapes;
}

/** Along train and back along validation or, without one, test. */
function gapBetween(trace: Trace, { train, test, validation = test }: RunPaths): number[] {
  if (!train || !validation || trace.quantity !== 'cost') return [];
  const gap = [...train];
  for (let i = validation.length - 2; i >= 0; i -= 2) gap.push(validation[i] ?? 0, validation[i + 1] ?? 0);
  return gap;
}

/** Names of earlier runs at their ends, as long as they are clear of everything else. */
function earlierLabels(trace: Trace, at: Projection, palette: Palette, space: FreeSpace): Shape[] {
  const shapes: Shape[] = [];
  for (const curve of trace.earlier) {
    const end = curve.hangs ? undefined : endOf(trace, curve);
    if (!end) continue;
    const x = Math.min(at.x(end.epoch), at.left + at.width) + 8;
    const y = at.y(end.value);
    const text = shorten(curve.label, at.outerRight - x, (part) => at.measure([{ text: part, colour: '' }], 11));
    const parts: TextPart[] = [{ text, colour: palette.description }];
    const width = at.measure(parts, 11);
    const box = { left: x, right: x + width, top: y - 8, bottom: y + 8 };
    if (text.length < 3 || y < at.top || y > at.top + at.height) continue;
    if (!space.isFree(box)) continue;
    space.take(box);
    shapes.push({
      kind: 'label',
      x,
      y: y + 4,
      parts,
      size: 11,
      anchor: 'start',
      plate: palette.background,
      whole: curve.label,
    });
  }
  return shapes;
}

function shorten(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  let length = text.length;
  while (length > 0 && measure(`${text.slice(0, length)}…`) > width) length--;
  return length === 0 ? '' : `${text.slice(0, length).trimEnd()}…`;
}
