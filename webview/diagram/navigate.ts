import type { Selection } from '../store';
import type { Arrangement } from './arrangement';
import { boxOf, type Column } from './column';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The unit of `column` nearest to the height y. */
function unitNearest(column: Column, y: number): number | undefined {
  const { units, layer } = column;
  if (units.kind === 'passage') return undefined;
  let best = 0;
  let distance = Number.POSITIVE_INFINITY;
  const step = units.kind === 'grid' ? units.perRow : 1;
  for (let unit = 0; unit < layer.units; unit += step) {
    const box = boxOf(units, unit);
    const away = Math.abs((box.top + box.bottom) / 2 - y);
    if (away < distance) [best, distance] = [unit, away];
  }
  return best;
}

function toLayer(
  arrangement: Arrangement,
  column: Column,
  unitBefore: number | undefined,
  position: number,
): Selection {
  const target = arrangement.columns[position];
  if (!target || unitBefore === undefined) return { position };
  const box = boxOf(column.units, unitBefore);
  const unit = unitNearest(target, (box.top + box.bottom) / 2);
  return unit === undefined ? { position } : { position, unit };
}

/**
 * What an arrow key leads to. Between layers left and right; from a card down to its units and up again; within a
 * grid by rows and columns, leaving it at its sides.
 */
export function navigate(arrangement: Arrangement, from: Selection | null, direction: Direction): Selection | null {
  const last = arrangement.columns.length - 1;
  if (last < 0) return null;
  const column = from ? arrangement.columns[from.position] : undefined;
  if (!from || !column) return { position: 0 };
  const { units, layer } = column;
  const perRow = units.kind === 'grid' ? units.perRow : 1;
  const { position, unit } = from;
  if (direction === 'left' || direction === 'right') {
    const by = direction === 'left' ? -1 : 1;
    if (unit !== undefined) {
      const next = unit + by;
      if (Math.floor(next / perRow) === Math.floor(unit / perRow) && next < layer.units)
        return { position, unit: next };
    }
    return toLayer(arrangement, column, unit, Math.max(0, Math.min(last, position + by)));
  }
  if (unit === undefined) return direction === 'down' && units.kind !== 'passage' ? { position, unit: 0 } : from;
  if (direction === 'up') return unit - perRow < 0 ? { position } : { position, unit: unit - perRow };
  return unit + perRow < layer.units ? { position, unit: unit + perRow } : from;
}
