import type { Area, Place } from './plane';

/** Costs that one search may take, and how often it begins again where the one before has ended. */
const mostCosts = 250;
const searches = 3;
/** A search ends where its triangle is smaller than this share of the rectangle. */
const precision = 1e-9;

/** The lowest place that was found, and its cost. */
export interface Least extends Place {
  readonly cost: number;
  /** It is at the edge of the rectangle: beyond, the cost may fall further. */
  readonly atEdge: boolean;
}

interface Corner extends Place {
  readonly cost: number;
}

/**
 * The least cost within a rectangle near a place, by the downhill simplex of Nelder and Mead, which begins again with a fresh
 * triangle, since one that meets the edge may become flat; `radius` is a triangle's first size as a share of the rectangle. A
 * caller may pause after each cost.
 */
export function* leastNear(
  costAt: (place: Place) => number,
  begin: Place,
  area: Area,
  radius: number,
): Generator<void, Least> {
  const tried = (x: number, y: number): Corner => {
    const isInside = x >= area.left && x <= area.right && y >= area.bottom && y <= area.top;
    const cost = isInside ? costAt({ x, y }) : Number.NaN;
    // Neither a place outside nor a cost that is not a number is lower than another.
    return { x, y, cost: Number.isNaN(cost) ? Number.POSITIVE_INFINITY : cost };
  };
  let best = tried(begin.x, begin.y);
  for (let search = 0; search < searches; search++) best = yield* downhill(tried, best, area, radius);
  return { ...best, atEdge: isAtEdge(best, area) };
}

function* downhill(
  tried: (x: number, y: number) => Corner,
  begin: Corner,
  area: Area,
  radius: number,
): Generator<void, Corner> {
  const [width, height] = [area.right - area.left, area.top - area.bottom];
  const beside = (at: number, by: number, most: number): number => (at + by <= most ? at + by : at - by);
  let corners: Corner[] = [
    begin,
    tried(beside(begin.x, radius * width, area.right), begin.y),
    tried(begin.x, beside(begin.y, radius * height, area.top)),
  ];
  for (let spent = 2; ; spent += 2) {
    corners = corners.sort((a, b) => a.cost - b.cost);
    const [best, middle, worst] = corners;
    if (!best || !middle || !worst) throw new RangeError('a triangle has three corners');
    const size = Math.max(...corners.map(({ x, y }) => Math.abs(x - best.x) / width + Math.abs(y - best.y) / height));
    if (spent >= mostCosts || size < precision) return best;
    yield;
    const centre = { x: (best.x + middle.x) / 2, y: (best.y + middle.y) / 2 };
    const along = (t: number): Corner =>
      tried(centre.x + t * (worst.x - centre.x), centre.y + t * (worst.y - centre.y));
    const mirrored = along(-1);
    if (mirrored.cost < best.cost) {
      const farther = along(-2);
      corners = [best, middle, farther.cost < mirrored.cost ? farther : mirrored];
    } else if (mirrored.cost < middle.cost) corners = [best, middle, mirrored];
    else {
      const nearer = along(mirrored.cost < worst.cost ? -0.5 : 0.5);
      const shrunk = (corner: Place): Corner => tried((best.x + corner.x) / 2, (best.y + corner.y) / 2);
      corners =
        nearer.cost < Math.min(mirrored.cost, worst.cost)
          ? [best, middle, nearer]
          : [best, shrunk(middle), shrunk(worst)];
    }
  }
}

function isAtEdge({ x, y }: Place, { left, right, bottom, top }: Area): boolean {
  const margin = 1e-3;
  const [across, up] = [(x - left) / (right - left), (y - bottom) / (top - bottom)];
  return Math.min(across, up) < margin || Math.max(across, up) > 1 - margin;
}
