import { setNames } from '../../src/model/sets';
import type { Box } from '../ui/box';
import type { FreeSpace } from '../ui/free-space';
import { drawable, inView } from './path';
import type { Projection } from './projection';
import type { TextPart } from './shapes';
import type { Trace } from './trace';

/** A curve's last value beside its end, with the name where there is room. */
export interface EndLabel {
  readonly x: number;
  readonly y: number;
  readonly parts: TextPart[];
  readonly anchor: 'start' | 'end';
}

interface End {
  readonly value: number;
  readonly parts: TextPart[];
  readonly width: number;
  /** Where it belongs, and where it is moved to. */
  readonly own: number;
  y: number;
}

/** Half the distance of two labels, one below the other. */
const apart = 8;
/** From the end of a curve to its label. */
const beside = 9;

/**
 * Labels of the sets' curves at their last record, apart from each other and within the plotting area. Right of the end
 * no curve of the run comes in their way; where there is no room, they are left of it, above or below the curves, or
 * give way: the toolbar says the same values.
 */
export function endLabels(trace: Trace, at: Projection, colour: string, space: FreeSpace): EndLabel[] {
  const last = trace.epoch.length - 1;
  const epoch = trace.epoch[last];
  if (epoch === undefined || !inView(trace, epoch)) return [];
  const x = at.x(epoch);
  const ends: End[] = [];
  const add = (column: Float64Array | undefined, name: string): void => {
    const value = column?.[last];
    if (value === undefined || !drawable(trace, value)) return;
    const number: TextPart = { text: trace.format(value), colour, bold: true };
    const parts = trace.compact ? [number] : [{ text: `${name} `, colour }, number];
    const y = Math.max(at.top + 4, Math.min(at.top + at.height - 2, at.y(value)));
    ends.push({ value, parts, width: at.measure(parts, 12), own: y, y });
  };
  for (const set of setNames) add(trace[set], trace.labels[set]);
  ends.sort((a, b) => a.y - b.y);
  spread(ends, at);
  return ends.flatMap(({ parts, width, y }): EndLabel[] => {
    const fits = x + beside + width <= at.outerRight;
    const left = fits ? x + beside : x - beside - width;
    const place = (shift: number): Box => ({ left, right: left + width, top: y + shift - 8, bottom: y + shift + 8 });
    const shifts = fits ? [0] : shiftsWithin(at, y);
    const shift = shifts.find((candidate) =>
      fits ? space.isFreeOfTexts(place(candidate)) : space.isFree(place(candidate)),
    );
    if (shift === undefined) return [];
    space.take(place(shift));
    return [{ x: fits ? left : left + width, y: y + shift, parts, anchor: fits ? 'start' : 'end' }];
  });
}

/** Moves labels apart that would overlap, within the plotting area: those that touch share their middle. */
function spread(ends: readonly End[], at: Projection): void {
  let groups: End[][] = [];
  for (const end of ends) {
    let group = [end];
    let above = groups.at(-1);
    while (above && (group[0]?.y ?? 0) - (above.at(-1)?.y ?? 0) < 2 * apart) {
      group = stacked([...above, ...group], at);
      groups = groups.slice(0, -1);
      above = groups.at(-1);
    }
    groups.push(group);
  }
}

/** The labels one below the other, around the middle of where they belong. */
function stacked(group: End[], at: Projection): End[] {
  const half = (group.length - 1) * apart;
  const wanted = group.reduce((sum, { own }) => sum + own, 0) / group.length;
  const middle = Math.max(at.top + 4 + half, Math.min(at.top + at.height - 2 - half, wanted));
  for (const [i, end] of group.entries()) end.y = middle - half + 2 * i * apart;
  return group;
}

/** How far a label may be moved up and down, the nearest first. */
function shiftsWithin(at: Projection, y: number): number[] {
  const shifts: number[] = [];
  for (let away = 0; away <= at.height; away += 4) shifts.push(-away, away);
  return shifts.filter((shift) => y + shift >= at.top + 4 && y + shift <= at.top + at.height - 8);
}
