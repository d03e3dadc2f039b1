/** A plane through parameters: θ = origin + x·first + y·second, with orthonormal directions. */
export interface Plane {
  readonly origin: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** A place in a plane. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A rectangle of a plane. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** θ at a place, into `theta`. */
export function parametersAt({ origin, first, second }: Plane, { x, y }: Place, theta: Float64Array): Float64Array {
  for (let k = 0; k < theta.length; k++) {
    theta[k] = (origin[k] ?? NaN) + x * (first[k] ?? NaN) + y * (second[k] ?? NaN);
  }
  return theta;
}

/** The place of the plane that is nearest to θ. */
export function placeOf({ origin, first, second }: Plane, theta: Float64Array): Place {
  let [x, y] = [0, 0];
  for (let k = 0; k < theta.length; k++) {
    const difference = (theta[k] ?? NaN) - (origin[k] ?? NaN);
    x += difference * (first[k] ?? NaN);
    y += difference * (second[k] ?? NaN);
  }
  return { x, y };
}

/**
 * A rectangle with all places in it and a margin of that share on each side; no side is shorter than `least`, nor than a
 * quarter of the other.
 */
export function areaAround(places: readonly Place[], margin: number, least = 0): Area {
  const along = (values: readonly number[]) => ({ low: Math.min(...values), high: Math.max(...values) });
  const across = along(places.map(({ x }) => x));
  const up = along(places.map(({ y }) => y));
  const longest = Math.max(across.high - across.low, up.high - up.low, least, Number.MIN_VALUE);
  const stretched = ({ low, high }: { readonly low: number; readonly high: number }) => {
    const length = Math.max(high - low, least, longest / 4) * (1 + 2 * margin);
    const middle = (low + high) / 2;
    return [middle - length / 2, middle + length / 2] as const;
  };
  const [left, right] = stretched(across);
  const [bottom, top] = stretched(up);
  return { left, right, bottom, top };
}

/** The place of a rectangle at these shares of its width and height. */
export function placeIn({ left, right, bottom, top }: Area, across: number, up: number): Place {
  return { x: left + across * (right - left), y: bottom + up * (top - bottom) };
}
