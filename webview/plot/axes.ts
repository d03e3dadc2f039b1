import { formatCount } from '../ui/number';
import type { Palette } from '../ui/palette';
import type { Projection } from './projection';
import type { Shape } from './shapes';
import { epochTicks, type Trace, valueRange, valueTicks } from './trace';

/** A grid line and a number for each tick of the values, a number for each tick of the epochs. */
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
  for (const epoch of epochTicks(trace.view, at.width)) {
    shapes.push({
      kind: 'label',
      x: at.x(epoch),
      y: at.top + at.height + 17,
      parts: [{ text: formatCount(epoch), colour }],
      size: 11,
      anchor: 'middle',
    });
  }
  return shapes;
}
