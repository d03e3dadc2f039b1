import type { FreeSpace } from '../ui/free-space';
import { text } from '../ui/language';
import { formatCount } from '../ui/number';
import type { Palette } from '../ui/palette';
import { endOf } from './curve-end';
import { drawable, inView } from './path';
import type { Projection } from './projection';
import type { Shape, TextPart } from './shapes';
import type { PaleCurve, Trace } from './trace';

const ring = { outer: 4.5, inner: 3 };
/** Size of a label's text, and the distance of two labels one above the other. */
const size = 11;
const lineHeight = 16;

/** A ring where a branch hangs, also at the beginning of the shown run if that is one, and a dot where it ends. */
export function branchMarks(trace: Trace, at: Projection, palette: Palette): Shape[] {
  const hung = trace.earlier.filter(({ hangs }) => hangs !== undefined);
  const own = trace.isBranch && trace.train ? [{ epoch: trace.epoch, values: trace.train }] : [];
  const shapes = [...own, ...hung].flatMap(({ epoch, values }): Shape[] => {
    const [first = Number.NaN, value = Number.NaN] = [epoch[0], values[0]];
    if (!drawable(trace, value) || !inView(trace, first)) return [];
    const place = { kind: 'dot', x: at.x(first), y: at.y(value) } as const;
    return [
      { ...place, radius: ring.outer, colour: palette.foreground },
      { ...place, radius: ring.inner, colour: palette.background },
    ];
  });
  for (const curve of hung) {
    const end = endOf(trace, curve);
    if (end)
      shapes.push({ kind: 'dot', x: at.x(end.epoch), y: at.y(end.value), radius: 3, colour: palette.foreground });
  }
  return shapes;
}

/** What each branch is, below its end: its name, the step it hangs from, what its spec says otherwise, and its last value. */
export function branchLabels(trace: Trace, at: Projection, palette: Palette, space: FreeSpace): Shape[] {
  return trace.earlier.flatMap((curve): Shape[] => {
    const end = endOf(trace, curve);
    const parts = partsOf(trace, curve, palette, end?.value);
    if (!end || !parts) return [];
    const width = at.measure(parts, size);
    const x = at.x(end.epoch);
    const left = Math.max(at.left + 4, Math.min(x - width / 2, at.outerRight - width));
    const boxAt = (bottom: number) => ({ left, right: left + width, top: bottom - lineHeight, bottom });
    let bottom = at.top + at.height - 4;
    while (!space.isFree(boxAt(bottom)) && bottom - lineHeight > at.y(end.value) + lineHeight) bottom -= lineHeight / 2;
    const box = boxAt(bottom);
    if (!space.isFreeOfTexts(box)) return [];
    space.take(box);
    const leader = [x, at.y(end.value) + 5, x, box.top];
    return [
      ...(box.top > at.y(end.value) + 8
        ? [{ kind: 'line', points: leader, colour: palette.description, width: 1 } as const]
        : []),
      { kind: 'label', x: left, y: bottom - 4, parts, size, anchor: 'start', plate: palette.background },
    ];
  });
}

function partsOf(
  trace: Trace,
  { label, hangs }: PaleCurve,
  { foreground, description }: Palette,
  value: number | undefined,
): TextPart[] | undefined {
  if (!hangs || value === undefined) return undefined;
  const said = text('plot-hangs', { step: formatCount(hangs.step) });
  return [
    { text: `${label} `, colour: foreground, bold: true },
    { text: hangs.changes === '' ? `${said} ` : `${said}: `, colour: description },
    ...(hangs.changes === '' ? [] : [{ text: `${hangs.changes} `, colour: foreground }]),
    { text: trace.format(value), colour: foreground, bold: true },
  ];
}
