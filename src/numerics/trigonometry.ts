import { reduceAngle } from './angle';
import { twoToMinus28 } from './bits';

/** (sin r − r)/r³ in z = r², Taylor; for |r| ≤ π/4 the terms left out are under 2⁻⁶². */
function sinSeries(z: number): number {
  let sum = 1 / 355687428096000;
  sum = sum * z - 1 / 1307674368000;
  sum = sum * z + 1 / 6227020800;
  sum = sum * z - 1 / 39916800;
  sum = sum * z + 1 / 362880;
  sum = sum * z - 1 / 5040;
  sum = sum * z + 1 / 120;
  sum = sum * z - 1 / 6;
  return sum;
}

/** (cos r − 1 + r²/2)/r⁴ in z = r², Taylor; for |r| ≤ π/4 the terms left out are under 2⁻⁶⁴. */
function cosSeries(z: number): number {
  let sum = -1 / 6402373705728000;
  sum = sum * z + 1 / 20922789888000;
  sum = sum * z - 1 / 87178291200;
  sum = sum * z + 1 / 479001600;
  sum = sum * z - 1 / 3628800;
  sum = sum * z + 1 / 40320;
  sum = sum * z - 1 / 720;
  sum = sum * z + 1 / 24;
  return sum;
}

/** sin(r + c) for |r| ≤ π/4 and c under r's last place. */
function sinNearZero(r: number, c: number): number {
  const z = r * r;
  return r + (r * z * sinSeries(z) + c * (1 - 0.5 * z));
}

/** cos(r + c) for |r| ≤ π/4 and c under r's last place. */
function cosNearZero(r: number, c: number): number {
  const z = r * r;
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * z * cosSeries(z) - r * c));
}

/** Sine. Error under 1 ulp for every finite x; odd, to the bit; NaN for ±∞. */
export function sin(x: number): number {
  if (Math.abs(x) < twoToMinus28 || !Number.isFinite(x)) return x - (Number.isFinite(x) ? 0 : x);
  const { quarter, r, c } = reduceAngle(x);
  const value = quarter % 2 === 0 ? sinNearZero(r, c) : cosNearZero(r, c);
  return quarter < 2 ? value : -value;
}

/** Cosine. Error under 1 ulp for every finite x; even, to the bit; NaN for ±∞. */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  const { quarter, r, c } = reduceAngle(x);
  const value = quarter % 2 === 0 ? cosNearZero(r, c) : sinNearZero(r, c);
  return quarter === 1 || quarter === 2 ? -value : value;
}
