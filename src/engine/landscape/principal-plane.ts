import { squaredNorm } from '../tensor';
import type { Plane } from './plane';
import { symmetricEigen } from './symmetric-eigen';

/** A plane, and which share of a path it holds. */
export interface PrincipalPlane extends Plane {
  /** Σ‖projection of θ − centre‖² / Σ‖θ − centre‖². */
  readonly share: number;
}

/**
 * The plane through `centre` along the two main directions of a path: of all planes through it, the one that holds the
 * largest share. By the products of the K points with each other, which needs K², not n², numbers for n parameters.
 * Undefined for a path that does not leave its centre.
 */
export function principalPlane(points: readonly Float64Array[], centre: Float64Array): PrincipalPlane | undefined {
  const moved = points.map((theta) => theta.map((value, k) => value - (centre[k] ?? NaN)));
  const count = moved.length;
  const products = new Float64Array(count * count);
  for (const [i, a] of moved.entries()) {
    for (const [j, b] of moved.entries()) {
      if (j < i) continue;
      const product = productOf(a, b);
      products[i * count + j] = product;
      products[j * count + i] = product;
    }
  }
  const found = symmetricEigen(products, count);
  const total = moved.reduce((sum, each) => sum + squaredNorm(each), 0);
  const [main, next] = found;
  if (!main || !(main.value > 0) || !Number.isFinite(total)) return undefined;
  const [start] = moved;
  const first = towards(start, combination(moved, main.vector));
  const second = next && next.value > 1e-12 * main.value ? combination(moved, next.vector) : undefined;
  const held = main.value + (second ? (next?.value ?? 0) : 0);
  return {
    origin: centre,
    first,
    second: towards(start, orthonormal(second ?? lonelyAxis(first), first)),
    share: Math.min(1, held / total),
  };
}

/** The same plane, each direction turned to the side to which that of another plane goes: pictures do not flip. */
export function facing(plane: PrincipalPlane, other: Plane): PrincipalPlane {
  const turned = (direction: Float64Array, towards: Float64Array): Float64Array =>
    productOf(direction, towards) < 0 ? direction.map((value) => -value) : direction;
  return { ...plane, first: turned(plane.first, other.first), second: turned(plane.second, other.second) };
}

function productOf(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? NaN) * (b[k] ?? NaN);
  return sum;
}

/** Σ uₖ·pointₖ, of length 1. */
function combination(points: readonly Float64Array[], u: Float64Array): Float64Array {
  const direction = new Float64Array(points[0]?.length ?? 0);
  for (const [k, point] of points.entries()) {
    const share = u[k] ?? NaN;
    for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] ?? NaN) + share * (point[i] ?? NaN);
  }
  return unit(direction);
}

const unit = (vector: Float64Array): Float64Array => {
  const length = Math.sqrt(squaredNorm(vector));
  return vector.map((value) => value / length);
};

/** What is left of a direction without its part along another, of length 1. */
function orthonormal(direction: Float64Array, other: Float64Array): Float64Array {
  const along = productOf(direction, other);
  return unit(direction.map((value, k) => value - along * (other[k] ?? NaN)));
}

/** The axis that a direction has least of: for a straight path, which has no second direction. */
function lonelyAxis(direction: Float64Array): Float64Array {
  const least = direction.reduce((best, value, k) => (Math.abs(value) < Math.abs(direction[best] ?? 0) ? k : best), 0);
  return direction.map((_, k) => Number(k === least));
}

/** A direction or its opposite: the start is on its negative side, so that paths go from left to right. */
function towards(start: Float64Array | undefined, direction: Float64Array): Float64Array {
  return start && productOf(start, direction) > 0 ? direction.map((value) => -value) : direction;
}
