import type { LayerParameters, Parameter } from '../parameters';
import type { DrawnEntries } from './entries';
import type { Crossings } from './kinks';
import type { DifferenceQuotients } from './quotients';

/** A larger relative error of a tensor, or of an entry's share in it, is a defect of a gradient. */
export const errorLimit = 1e-6;

/** One entry of a gradient: by backpropagation and as a difference quotient. */
export interface EntryCheck {
  /** Its place in the tensor, row by row. */
  readonly place: number;
  readonly analytic: number;
  /** The quotient over ε to both sides. */
  readonly numeric: number;
  /** A more exact quotient, where one was needed; else `numeric`. */
  readonly closer: number;
  /** The largest error that rounding of J may cause in `closer`. */
  readonly off: number;
  /** The kinks within ±ε. Where there are some, the entry is not compared. */
  readonly crossings: Crossings;
}

/** How one tensor's gradient by backpropagation, a, compares to the difference quotients n. */
export interface TensorCheck extends Omit<DrawnEntries, 'places'> {
  /** `LAYER.TENSOR`, as `hidden.weight`. */
  readonly name: string;
  /** Position of the layer, its l, and the tensor's letter. */
  readonly position: number;
  readonly index: number;
  readonly symbol: string;
  /** Row by row of the grid. */
  readonly entries: readonly EntryCheck[];
  /** ‖a − n‖ / (‖a‖ + ‖n‖); 0 if both are under 1e-12, or if ‖a − n‖ is within the effect of J's rounding on n. */
  readonly relativeError: number;
  /** The same of the quotients over ε alone, whatever rounding does to them. */
  readonly errorAtEpsilon: number;
  /** ‖a‖ + ‖n‖ of the entries that are compared. */
  readonly norms: number;
  /** max |a − n|. */
  readonly maxAbs: number;
  /** Entries compared. */
  readonly checked: number;
  /** Entries left out because a kink is within ±ε. */
  readonly skipped: number;
}

/** Below this norm a gradient counts as zero. */
const negligible = 1e-12;
/** Above this error a tensor is checked more closely. */
const doubtful = 1e-9;
/** The steps of the closer checks, in the ε of those. */
const closerSteps = [128, 8, 1];

/**
 * Checks one tensor, a quotient between two pauses. Where positive and negative examples nearly cancel, as for biases'
 * gradients at the start, rounding of J is a large part of a quotient over 2ε; where J curves sharply, its third
 * derivative is. Closer checks then use Richardson's extrapolation, over wider steps than `closest` and over that one itself,
 * if no kink is that near. A gradient whose error is larger than the effect of J's rounding on a quotient fails all of them.
 */
export function* checkTensor(
  quotients: DifferenceQuotients,
  layer: LayerParameters,
  parameter: Parameter,
  analytic: Float64Array,
  { places, ...grid }: DrawnEntries,
  epsilon: number,
  closest: number,
): Generator<undefined, TensorCheck> {
  const narrow: EntryCheck[] = [];
  for (const place of places) {
    const { value, crossings } = quotients.of(layer, parameter, place, epsilon);
    narrow.push({ place, analytic: analytic[place] ?? NaN, numeric: value, closer: value, off: 0, crossings });
    yield;
  }
  const first = comparison(narrow);
  let best = first;
  for (const steps of closerSteps) {
    if (best.relativeError <= doubtful) break;
    const h = steps * closest;
    const closer: EntryCheck[] = [];
    for (const entry of narrow) {
      closer.push(entry.crossings.count > 0 ? entry : extrapolated(quotients, layer, parameter, entry, h, epsilon));
      yield;
    }
    const check = comparison(closer);
    if (check.relativeError < best.relativeError) best = check;
  }
  const { name, position, index } = layer;
  return {
    name: `${name}.${parameter.name}`,
    position,
    index,
    symbol: parameter.symbol,
    ...grid,
    ...best,
    errorAtEpsilon: first.relativeError,
  };
}

function extrapolated(
  quotients: DifferenceQuotients,
  layer: LayerParameters,
  parameter: Parameter,
  entry: EntryCheck,
  h: number,
  epsilon: number,
): EntryCheck {
  const half = quotients.of(layer, parameter, entry.place, h / 2);
  const whole = quotients.of(layer, parameter, entry.place, h);
  if (half.crossings.count + whole.crossings.count > 0) return { ...entry, off: quotients.rounding / epsilon };
  return { ...entry, closer: (4 * half.value - whole.value) / 3, off: quotients.rounding / h };
}

type Comparison = Pick<TensorCheck, 'entries' | 'relativeError' | 'norms' | 'maxAbs' | 'checked' | 'skipped'>;

function comparison(entries: readonly EntryCheck[]): Comparison {
  let [difference, unresolved, a2, n2, maxAbs, checked] = [0, 0, 0, 0, 0, 0];
  for (const { analytic: a, closer: n, off, crossings } of entries) {
    if (crossings.count > 0) continue;
    difference += (a - n) * (a - n);
    unresolved += off * off;
    a2 += a * a;
    n2 += n * n;
    maxAbs = worseOf(maxAbs, Math.abs(a - n));
    checked++;
  }
  const norms = Math.sqrt(a2) + Math.sqrt(n2);
  const nothing = Math.sqrt(a2) < negligible && Math.sqrt(n2) < negligible;
  const relativeError = nothing || difference <= unresolved ? 0 : Math.sqrt(difference) / norms;
  return { entries, relativeError, norms, maxAbs, checked, skipped: entries.length - checked };
}

/**
 * Whether an entry's two values differ by more than the limit of its tensor's error, and no kink and no rounding explains
 * it.
 */
export function disagrees(
  { analytic, closer, off, crossings }: EntryCheck,
  { norms }: Pick<TensorCheck, 'norms'>,
): boolean {
  const difference = Math.abs(analytic - closer);
  if (crossings.count > 0) return false;
  return Number.isNaN(difference) || (difference > errorLimit * norms && difference > off && norms >= negligible);
}

/** The larger one; NaN counts as larger than any number. */
export function worseOf(a: number, b: number): number {
  return Number.isNaN(a) || a > b ? a : b;
}
