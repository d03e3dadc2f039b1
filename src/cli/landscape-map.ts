import type { CostView } from '../engine/landscape/landscape';
import type { Area, Place } from '../engine/landscape/plane';

const columns = 61;
const rows = 21;
/** From the lowest cost to the highest. */
const shades = ' .:-=+*#%@';

/** A cost over its plane in characters, the darker the higher: `S` start, `o` path, `E` its end, `X` the least place. */
export function costMap({ grid, paths, least }: CostView, area: Area): readonly string[] {
  if (!grid) return [];
  const finite = grid.values.filter(Number.isFinite).sort();
  const shadeOf = (value: number): string => {
    if (!Number.isFinite(value)) return '?';
    // By rank, so that each shade covers as much of the plane.
    let rank = 0;
    for (const bound of shades.slice(1)) {
      const at = Math.floor(((shades.indexOf(bound) as number) / shades.length) * (finite.length - 1));
      if (value > (finite[at] ?? Number.NaN)) rank++;
    }
    return shades[rank] ?? '?';
  };
  const cells = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const x = Math.round((column / (columns - 1)) * (grid.columns - 1));
      const y = Math.round((1 - row / (rows - 1)) * (grid.rows - 1));
      return shadeOf(grid.values[y * grid.columns + x] ?? Number.NaN);
    }),
  );
  const mark = (place: Place | undefined, sign: string): void => {
    if (!place) return;
    const column = Math.round(((place.x - area.left) / (area.right - area.left)) * (columns - 1));
    const row = Math.round((1 - (place.y - area.bottom) / (area.top - area.bottom)) * (rows - 1));
    const line = cells[row];
    if (line && column >= 0 && column < columns) line[column] = sign;
  };
  for (const path of paths) for (const place of path) mark(place, 'o');
  mark(least, 'X');
  for (const path of paths) mark(path.at(-1), 'E');
  mark(paths[0]?.[0], 'S');
  return cells.map((line) => `  ${line.join('').trimEnd()}`);
}
