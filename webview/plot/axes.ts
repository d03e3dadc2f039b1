import { text } from '../ui/language';
import type { Palette } from '../ui/palette';
import { axisTicks } from './along';
import type { Projection } from './projection';
import type { Shape } from './shapes';
import { type Trace, valueRange, valueTicks } from './trace';

/** From the end of the axis to what it counts, so that the last number has room. */
const unitRoom = 28;

/** A grid line and a number for each tick of the values, a number for each tick of the epochs or steps. */
export function axes(trace: Trace, at: Projection, palette: Palette): Shape[] {
  const colour = palette.description;
  const shapes: Shape[] = [];
  const ticks = valueTicks(trace, valueRange(trace), at.height);
  for (const value of ticks.values) {
    const y = Math.round(at.y(value)) + 0.5;
    shapes.push({ kind: 'line', points: [at.left, y, at.left + at.width, y], colour: palette.rule, width: 1 });
    shapes.push({
      kind: 'label',
      x: at.left - 7,
      y: y + 4,
      parts: [{ text: trace.formatTick(value, ticks.step), colour }],
      size: 11,
      anchor: 'end',
    });
  }
  const y = at.top + at.height + 17;
  for (const tick of axisTicks(trace, trace.view, at.width)) {
    const parts = [{ text: tick.text, colour }];
    shapes.push({ kind: 'label', x: at.x(tick.epoch), y, parts, size: 11, anchor: 'middle' });
  }
  if (trace.logSteps !== undefined) {
    const parts = [{ text: text('plot-steps'), colour }];
    shapes.push({ kind: 'label', x: at.left + at.width + unitRoom, y, parts, size: 11, anchor: 'start' });
  }
  return shapes;
}
