import type { Palette } from '../ui/palette';
import { drawable } from './path';
import type { Projection } from './projection';
import type { TextPart } from './shapes';
import type { Trace } from './trace';

/** A curve's last value beside its end, with the name where there is room. */
export interface EndLabel {
  readonly x: number;
  y: number;
  readonly parts: TextPart[];
  readonly anchor: 'start' | 'end';
  readonly width: number;
  readonly dot: boolean;
  readonly dotX: number;
  readonly dotY: number;
}

const lineHeight = 15;

/** Labels of train and test at their last record, kept apart and within the plotting area. */
export function endLabels(trace: Trace, at: Projection, palette: Palette): EndLabel[] {
  const last = trace.epoch.length - 1;
  const epoch = trace.epoch[last];
  if (epoch === undefined || epoch < trace.view.min || epoch > trace.view.max) return [];
  const x = at.x(epoch);
  const ends: EndLabel[] = [];
  const add = (column: Float64Array | undefined, name: string, dot: boolean): void => {
    const value = column?.[last];
    if (value === undefined || !drawable(trace, value)) return;
    const number: TextPart = { text: trace.format(value), colour: palette.foreground, bold: true };
    const parts = trace.compact ? [number] : [{ text: `${name} `, colour: palette.foreground }, number];
    const width = at.measure(parts, 12);
    const fits = x + 9 + width <= at.outerRight;
    const y = Math.max(at.top, Math.min(at.top + at.height, at.y(value)));
    ends.push({
      x: fits ? x + 9 : x - 9,
      y,
      parts,
      anchor: fits ? 'start' : 'end',
      width,
      dot,
      dotX: x,
      dotY: at.y(value),
    });
  };
  add(trace.train, trace.trainLabel, true);
  add(trace.test, trace.testLabel, false);
  ends.sort((a, b) => a.y - b.y);
  const [upper, lower] = ends;
  if (upper && lower && lower.y - upper.y < lineHeight) {
    const middle = (upper.y + lower.y) / 2;
    upper.y = middle - lineHeight / 2;
    lower.y = middle + lineHeight / 2;
  }
  const overTop = Math.max(0, at.top + 4 - (upper?.y ?? at.top + 4));
  for (const end of ends) end.y += overTop;
  const overBottom = Math.max(0, (ends[ends.length - 1]?.y ?? 0) - (at.top + at.height - 2));
  for (const end of ends) end.y -= overBottom;
  return ends;
}
