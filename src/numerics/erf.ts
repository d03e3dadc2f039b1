import { withoutLowWord } from './bits';
import { exp } from './exp';
import { polynomial } from './polynomial';

/** erf(x)/x − 1 in t = x² on [0, 0.5625]: a Chebyshev fit, off by less than 1e-20. */
const nearZero = [
  0.1283791670955126, -0.37612638903183754, 0.11283791670955087, -0.026866170645118446, 0.005223977625222192,
  -0.0008548327001135946, 0.00012055331545294116, -1.4925589383821143e-5, 1.646038320985815e-6, -1.63332293434337e-7,
  1.4413879289095029e-8, -9.502840894774706e-10,
];

/** x·e^(x²)·erfc(x) in u = (x − 3)/(x + 3) on 0.5 ≤ x ≤ 28: a Chebyshev fit, off by less than 8e-19. */
const farOut = [
  0.5370034535441699, 0.09530622695922802, -0.1465830480328908, 0.13988054760176968, -0.09546975030664415,
  0.04635026333130461, -0.014019825625709168, 0.0009108226888013896, 0.0012428761527317745, -0.00041254378634440026,
  -8.460815972906153e-5, 6.897992327852746e-5, 6.463661803545441e-6, -1.1110244931857465e-5, -9.91312526696909e-7,
  1.8829285753490369e-6, 2.937532301594921e-7, -3.218351927097896e-7, -9.069047780011623e-8, 4.917993812261778e-8,
  2.1545305658304494e-8, -4.985084194509157e-9, -2.7466931947895843e-9,
];

/** erf x for |x| ≤ 0.75. */
function erfNearZero(x: number): number {
  return x + x * polynomial(x * x, nearZero);
}

/** e^(x²)·erfc x for x ≥ 0.5. */
function scaledErfc(x: number): number {
  return polynomial((x - 3) / (x + 3), farOut) / x;
}

/** e^(−factor·x²) for a factor of 1 or ½: with h² exact, the rounding of x² is not magnified. */
function bell(x: number, factor: number): number {
  if (Math.abs(x) > 40) return 0;
  const h = withoutLowWord(x);
  return exp(-factor * h * h) * exp(factor * (h - x) * (h + x));
}

/** erfc x for x ≥ 0.5. */
function erfcFarOut(x: number): number {
  return x > 27.3 ? 0 : bell(x, 1) * scaledErfc(x);
}

/** (2/√π) ∫₀ˣ e^(−t²) dt. Error under 1.5 ulp; odd, to the bit. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size <= 0.75 || Number.isNaN(x)) return erfNearZero(x);
  const a = size > 6 ? 1 : 1 - erfcFarOut(size);
  return x < 0 ? -a : a;
}

/** 1 − erf x, without losing digits where it is small. Error under 4 ulp. */
export function erfc(x: number): number {
  if (x <= -0.75) return 2 - erfcFarOut(-x);
  return x >= 0.5 ? erfcFarOut(x) : 1 - erfNearZero(x);
}

/** Φ(z) = erfc(−z/√2)/2: the probability that a standard normal number is below z. Error under 5 ulp. */
export function normalCdf(z: number): number {
  if (z > 1) return 1 - normalCdf(-z);
  if (!(z < -0.75)) return 0.5 + 0.5 * erf(z * Math.SQRT1_2);
  return z < -38.6 ? 0 : 0.5 * bell(z, 0.5) * scaledErfc(-z * Math.SQRT1_2);
}

/** φ(z) = e^(−z²/2)/√(2π). Error under 3 ulp. */
export function normalDensity(z: number): number {
  return 0.3989422804014327 * bell(z, 0.5);
}
