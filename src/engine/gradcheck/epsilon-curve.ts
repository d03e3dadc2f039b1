import { exp } from '../../numerics/exp';
import { log } from '../../numerics/log';
import type { LayerParameters, Parameter } from '../parameters';
import type { DrawnEntries } from './entries';
import type { DifferenceQuotients } from './quotients';

/** The relative error of the quotients over one ε. */
export interface CurvePoint {
  readonly epsilon: number;
  /** ‖a − n‖ / (‖a‖ + ‖n‖) of the entries without a kink within ±ε; NaN where all have one. */
  readonly relativeError: number;
  /** The same of all entries. */
  readonly withKinks: number;
  /** Entries without a kink within ±ε, and with one. */
  readonly checked: number;
  readonly skipped: number;
}

/**
 * The two branches of the error, which are straight lines on logarithmic axes: truncation leaves out the terms of ε² and
 * above, cancellation divides the rounding of two nearly equal J by 2ε.
 */
export interface Branches {
  /** c of the error cε². */
  readonly truncation?: number;
  /** c of the error c/ε. */
  readonly cancellation?: number;
  /** The ε of the least error. */
  readonly best?: number;
}

/** From which ε to which, as powers of ten. */
const [widest, narrowest] = [-1, -12];
const ln10 = log(10);
/** Entries that the curve is measured on. */
const mostEntries = 24;

/** The values of ε, `perDecade` a power of ten, the largest first. */
export function curveEpsilons(perDecade: number): readonly number[] {
  const count = (widest - narrowest) * perDecade;
  return Array.from({ length: count + 1 }, (_, i) =>
    i % perDecade === 0 ? Number(`1e${widest - i / perDecade}`) : exp((widest - i / perDecade) * ln10),
  );
}

interface CurveEntry {
  readonly layer: LayerParameters;
  readonly parameter: Parameter;
  readonly place: number;
  readonly analytic: number;
}

/** Entries of all tensors, as many of each, spread over those that were drawn. */
function curveEntries({ gradients }: DifferenceQuotients, drawn: readonly DrawnEntries[]): readonly CurveEntry[] {
  const all = gradients.flatMap(({ parameters, tensors }) => tensors.map((tensor) => ({ layer: parameters, tensor })));
  const each = Math.max(1, Math.floor(mostEntries / Math.max(1, all.length)));
  const step = Math.max(1, Math.ceil(all.length / mostEntries));
  return all.flatMap(({ layer, tensor: { parameter, values } }, at) => {
    const places = drawn[at]?.places ?? new Int32Array();
    const count = at % step === 0 ? Math.min(each, places.length) : 0;
    return Array.from({ length: count }, (_, i): CurveEntry => {
      const place = places[Math.floor((i * places.length) / count)] ?? 0;
      return { layer, parameter, place, analytic: values[place] ?? NaN };
    });
  });
}

/** Measures the error at each ε on some entries of every tensor, a quotient between two pauses; gives each point once it is done. */
export function* epsilonCurve(
  quotients: DifferenceQuotients,
  drawn: readonly DrawnEntries[],
  epsilons: readonly number[],
): Generator<CurvePoint | undefined, void> {
  const entries = curveEntries(quotients, drawn);
  for (const epsilon of epsilons) {
    const [smooth, every] = [new RelativeError(), new RelativeError()];
    let skipped = 0;
    for (const { layer, parameter, place, analytic } of entries) {
      const { value, crossings } = quotients.of(layer, parameter, place, epsilon);
      every.add(analytic, value);
      if (crossings.count > 0) skipped++;
      else smooth.add(analytic, value);
      yield;
    }
    const checked = entries.length - skipped;
    yield { epsilon, relativeError: checked > 0 ? smooth.value : NaN, withKinks: every.value, checked, skipped };
  }
}

/** ‖a − n‖ / (‖a‖ + ‖n‖), value by value. */
class RelativeError {
  private difference = 0;
  private a2 = 0;
  private n2 = 0;

  add(a: number, n: number): void {
    this.difference += (a - n) * (a - n);
    this.a2 += a * a;
    this.n2 += n * n;
  }

  get value(): number {
    return this.difference === 0 ? 0 : Math.sqrt(this.difference) / (Math.sqrt(this.a2) + Math.sqrt(this.n2));
  }
}

/** Fewer points are no branch. */
const fewestPoints = 3;
/** A branch begins where ε is this factor from the best one, and ends at least that factor of the error above the least. */
const apart = 10;
/** A branch has the slope of its law, up to this. */
const slopeTolerance = 0.75;

/** Which branches a measured curve has, and where its error is least. */
export function branchesOf(points: readonly CurvePoint[]): Branches {
  const known = points.filter(({ relativeError }) => Number.isFinite(relativeError) && relativeError > 0);
  const least = known.reduce<CurvePoint | undefined>(
    (best, point) => (best && best.relativeError <= point.relativeError ? best : point),
    undefined,
  );
  if (!least) return {};
  const truncation = constantOf(
    known.filter(({ epsilon }) => epsilon >= apart * least.epsilon),
    2,
    least,
  );
  const cancellation = constantOf(
    known.filter(({ epsilon }) => epsilon <= least.epsilon / apart),
    -1,
    least,
  );
  return {
    ...(truncation === undefined ? {} : { truncation }),
    ...(cancellation === undefined ? {} : { cancellation }),
    best: least.epsilon,
  };
}

/** c of the error c·ε^power on these points; undefined where they do not rise so. */
function constantOf(points: readonly CurvePoint[], power: number, least: CurvePoint): number | undefined {
  if (points.length < fewestPoints) return undefined;
  const largest = Math.max(...points.map(({ relativeError }) => relativeError));
  if (largest < apart * least.relativeError) return undefined;
  const logs = points.map(({ epsilon, relativeError }) => [log(epsilon), log(relativeError)] as const);
  if (Math.abs(slopeOf(logs) - power) > slopeTolerance) return undefined;
  const constants = logs.map(([x, y]) => y - power * x).sort((a, b) => a - b);
  return exp(constants[constants.length >> 1] ?? NaN);
}

/** The slope of the straight line nearest to some points. */
function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const n = points.length;
  const [meanX, meanY] = points.reduce(([sumX, sumY], [x, y]) => [sumX + x / n, sumY + y / n], [0, 0]);
  const across = points.reduce((sum, [x]) => sum + (x - meanX) * (x - meanX), 0);
  return points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / across;
}
