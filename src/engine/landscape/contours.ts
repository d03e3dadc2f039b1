/** Values over a plane: `columns` × `rows`, row by row, from the lowest row up. */
export interface ValueGrid {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float64Array;
}

/** A line of equal value. It is closed, or ends at the border or beside a value that is not finite. */
export interface Contour {
  readonly level: number;
  readonly closed: boolean;
  /** x and y alternating, in cells of the grid from its lower left corner. */
  readonly points: Float64Array;
}

/** The lines of each level, by marching squares: between two neighbours of the grid the values are linear. */
export function contoursOf(grid: ValueGrid, levels: readonly number[]): readonly Contour[] {
  return levels.flatMap((level) => linesAt(grid, level));
}

function linesAt(grid: ValueGrid, level: number): Contour[] {
  const links = linksAt(grid, level);
  const lines: Contour[] = [];
  const trace = (from: number, closed: boolean): void => {
    const points: number[] = [];
    let before: number | undefined;
    let edge: number | undefined = from;
    while (edge !== undefined) {
      points.push(...crossing(grid, level, edge));
      const next: readonly number[] = links.get(edge) ?? [];
      links.delete(edge);
      const on: number | undefined = next.find((each) => each !== before && (links.has(each) || each === from));
      before = edge;
      edge = on === from ? undefined : on;
    }
    if (closed) points.push(points[0] ?? Number.NaN, points[1] ?? Number.NaN);
    lines.push({ level, closed, points: Float64Array.from(points) });
  };
  // First the lines that have ends; what is left then is closed.
  for (const [edge, neighbours] of [...links]) if (links.has(edge) && neighbours.length === 1) trace(edge, false);
  for (const edge of [...links.keys()]) if (links.has(edge)) trace(edge, true);
  return lines;
}

/** Of each edge that the level crosses, the edges that its line goes on to: one at an end, else two. */
function linksAt({ columns, rows, values }: ValueGrid, level: number): Map<number, number[]> {
  const links = new Map<number, number[]>();
  const link = (a: number, b: number): void => {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = links.get(from);
      if (known) known.push(to);
      else links.set(from, [to]);
    }
  };
  const upright = columns * rows;
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const at = row * columns + column;
      const a = values[at] ?? Number.NaN;
      const b = values[at + 1] ?? Number.NaN;
      const c = values[at + columns + 1] ?? Number.NaN;
      const d = values[at + columns] ?? Number.NaN;
      const sum = a + b + c + d;
      if (!Number.isFinite(sum)) continue;
      const [lower, right, upper, left] = [at, upright + at + 1, at + columns, upright + at];
      const [isA, isB, isC, isD] = [a >= level, b >= level, c >= level, d >= level];
      const crossed = [
        ...(isA === isB ? [] : [lower]),
        ...(isB === isC ? [] : [right]),
        ...(isC === isD ? [] : [upper]),
        ...(isD === isA ? [] : [left]),
      ];
      const [first, second] = crossed;
      if (first === undefined || second === undefined) continue;
      if (crossed.length === 2) link(first, second);
      else if (sum / 4 >= level === isA) {
        // A saddle: its middle joins the corners that are on the middle's side.
        link(lower, right);
        link(upper, left);
      } else {
        link(lower, left);
        link(right, upper);
      }
    }
  }
  return links;
}

/** Where the level crosses an edge. */
function crossing({ columns, rows, values }: ValueGrid, level: number, edge: number): readonly [number, number] {
  const isUpright = edge >= columns * rows;
  const at = isUpright ? edge - columns * rows : edge;
  const from = values[at] ?? Number.NaN;
  const to = values[at + (isUpright ? columns : 1)] ?? Number.NaN;
  const share = (level - from) / (to - from);
  const [column, row] = [at % columns, Math.floor(at / columns)];
  return isUpright ? [column, row + share] : [column + share, row];
}
