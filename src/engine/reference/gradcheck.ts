import type { Dataset } from '../../model/dataset';
import { defaultMemoryLimit } from '../../model/memory-limit';
import type { Spec } from '../../model/spec';
import type { NetworkWeights } from '../../model/weights';
import type { Random } from '../../numerics/random';
import { randomStream } from '../../numerics/streams';
import { type Examples, gather } from '../examples';
import { givesDZ, type Loss, type Outputs } from '../losses/loss';
import { totalWeight, weightedMean, weightOf } from '../losses/weighted';
import { checkMemory, memoryNeeded } from '../memory';
import { checkSizes, Network } from '../network';
import type { LayerParameters, Parameter } from '../parameters';
import { Kinks } from './kinks';
import type { Pass } from './pass';

export interface GradientCheckOptions {
  /** Half the step of the difference quotient; default 1e-5. */
  readonly epsilon?: number;
  /** The weights to check at; if absent, the spec's initial weights. */
  readonly weights?: NetworkWeights;
}

/** How one tensor's gradient by backpropagation, a, compares to the difference quotients n. */
export interface TensorCheck {
  /** `LAYER.TENSOR`, as `hidden.weight`. */
  readonly name: string;
  /** ‖a − n‖ / (‖a‖ + ‖n‖); 0 if both are under 1e-12, or if ‖a − n‖ is within the effect of J's rounding on n. */
  readonly relativeError: number;
  /** max |a − n|. */
  readonly maxAbs: number;
  /** Parameters compared. */
  readonly checked: number;
  /** Parameters left out because a kink is within ±ε. */
  readonly skipped: number;
}

export interface GradientCheck {
  readonly tensors: readonly TensorCheck[];
  /** The largest of the tensors' errors. */
  readonly relativeError: number;
  readonly skipped: number;
}

/** From a larger tensor this many parameters are sampled. */
const largestSample = 200;
/** From a larger training set this many examples are sampled. */
const mostExamples = 512;
/** Below this norm a gradient counts as zero. */
const negligible = 1e-12;
/** Above this error a tensor is checked more closely. */
const doubtful = 1e-9;
/** The steps of the closer checks, in ε. */
const closerSteps = [128, 8, 1];
/** Rounding errors, in last places, of the sums, products and functions that lead to J. */
const lostPlaces = 8;

/**
 * Compares backpropagation to central differences (J(w + ε) − J(w − ε)) / 2ε, in float64, dropout off, on the
 * training set; large tensors and sets are sampled by the spec's seed. Throws what `Trainer`'s constructor throws.
 */
export function checkGradients(spec: Spec, dataset: Dataset, options: GradientCheckOptions = {}): GradientCheck {
  const { epsilon = 1e-5, weights } = options;
  const { train, features, outputs } = dataset;
  const sizes = { features, outputs, train: Math.min(train.m, mostExamples), validation: 0, test: 0 };
  checkMemory(spec, memoryNeeded(spec, sizes), defaultMemoryLimit);
  const network = new Network(spec, 'float64', dataset.classWeights);
  checkSizes(network, dataset);
  network.initialize();
  if (weights) network.load(weights);
  const random = randomStream('pcg64', spec.seed.value, 'shuffle');
  const examples = drawExamples(dataset, random);
  const quotients = new DifferenceQuotients(network, examples, train.m);
  const rounding = lostPlaces * Number.EPSILON * quotients.magnitude;
  const tensors = quotients.gradients.flatMap(({ parameters: layer, tensors: gradients }) => {
    const checks = gradients.map(({ parameter, values }) =>
      checkTensor(`${layer.name}.${parameter.name}`, values, draw(values.length, random), epsilon, rounding, (k, h) =>
        quotients.of(layer, parameter, k, h),
      ),
    );
    quotients.forwardFrom(layer);
    return checks;
  });
  return {
    tensors,
    relativeError: tensors.reduce((worst, { relativeError }) => worseOf(worst, relativeError), 0),
    skipped: tensors.reduce((sum, { skipped }) => sum + skipped, 0),
  };
}

/** The larger one; NaN counts as larger than any number. */
function worseOf(a: number, b: number): number {
  return Number.isNaN(a) || a > b ? a : b;
}

function draw(length: number, random: Random): Int32Array {
  const order = length > largestSample ? random.permutation(length).subarray(0, largestSample) : undefined;
  return order ?? Int32Array.from({ length }, (_, k) => k);
}

function drawExamples({ train, features, outputs }: Dataset, random: Random): Examples {
  const { m, x, y } = train;
  if (m <= mostExamples) return { m, features, outputs, x: x.doubles(), y };
  const order = random.permutation(m);
  const drawn = {
    x: new Float64Array(mostExamples * features),
    y: new Float64Array(mostExamples * outputs),
  };
  x.gather(order, 0, mostExamples, drawn.x);
  gather(y, outputs, order, 0, mostExamples, drawn.y);
  return { m: mostExamples, features, outputs, ...drawn };
}

/** (J(w + h) − J(w − h)) / 2h of parameter k; undefined if a kink is between them. */
type Quotient = (k: number, h: number) => number | undefined;

/** The quotient n of parameter k, and the largest error that rounding of J may cause in it. */
interface Estimate {
  readonly k: number;
  readonly n: number | undefined;
  readonly off: number;
}

/**
 * Where positive and negative examples nearly cancel, as for biases' gradients at the start, rounding of J is a large
 * part of a quotient over 2ε; where J curves sharply, its third derivative is. Closer checks then use Richardson's
 * extrapolation, over a wider step and over ε itself, if no kink is that near. A gradient whose error is larger than
 * the effect of J's `rounding` on a quotient fails all of them.
 */
function checkTensor(
  name: string,
  analytic: Float64Array,
  parameters: Int32Array,
  epsilon: number,
  rounding: number,
  quotient: Quotient,
): TensorCheck {
  const narrow = Array.from(parameters, (k): Estimate => ({ k, n: quotient(k, epsilon), off: 0 }));
  let best = compare(name, analytic, narrow);
  for (const steps of closerSteps) {
    if (best.relativeError <= doubtful) break;
    const h = steps * epsilon;
    const closer = narrow.map(({ k, n }): Estimate => {
      if (n === undefined) return { k, n, off: 0 };
      // A kink within one of the two steps leaves fewer than two quotients.
      const [half = NaN, whole] = [h / 2, h].flatMap((step) => quotient(k, step) ?? []);
      if (whole === undefined) return { k, n, off: rounding / epsilon };
      return { k, n: (4 * half - whole) / 3, off: rounding / h };
    });
    const check = compare(name, analytic, closer);
    if (check.relativeError < best.relativeError) best = check;
  }
  return best;
}

function compare(name: string, analytic: Float64Array, estimates: readonly Estimate[]): TensorCheck {
  let difference = 0;
  let unresolved = 0;
  let a2 = 0;
  let n2 = 0;
  let maxAbs = 0;
  let checked = 0;
  for (const { k, n, off } of estimates) {
    if (n === undefined) continue;
    const a = analytic[k] ?? NaN;
    difference += (a - n) * (a - n);
    unresolved += off * off;
    a2 += a * a;
    n2 += n * n;
    maxAbs = worseOf(maxAbs, Math.abs(a - n));
    checked++;
  }
  const sum = Math.sqrt(a2) + Math.sqrt(n2);
  const nothing = Math.sqrt(a2) < negligible && Math.sqrt(n2) < negligible;
  const relativeError = nothing || difference <= unresolved ? 0 : Math.sqrt(difference) / sum;
  return { name, relativeError, maxAbs, checked, skipped: estimates.length - checked };
}

function meanMagnitude(loss: Loss, outputs: Outputs, losses: Float64Array): number {
  const m = losses.length;
  const values = givesDZ(loss) ? outputs.z : outputs.a;
  const slopes = new Float64Array(m * outputs.n);
  loss.gradient(outputs, slopes, m);
  const felt = slopes.reduce((sum, slope, k) => sum + Math.abs(slope * (values[k] ?? NaN)), 0);
  const lost = losses.reduce((sum, each, i) => sum + each * weightOf(loss, outputs, i), 0);
  return weightedMean(lost, totalWeight(loss, outputs, m)) + felt / m;
}

/** The cost's difference quotients at one point of the weights, and backpropagation's gradients there. */
class DifferenceQuotients {
  readonly gradients;
  /** mean of L + |dL/dv|·|v|, v being the input of L: rounding of J is some last places of it. */
  readonly magnitude: number;
  private readonly pass: Pass;
  private readonly outputs: Outputs;
  private readonly kinks: Kinks;
  private readonly losses: Float64Array;
  private readonly totalWeight: number;

  constructor(
    private readonly network: Network,
    private readonly examples: Examples,
    private readonly trainSize: number,
  ) {
    const { m, x, y } = examples;
    this.gradients = network.gradients();
    this.pass = network.pass({ capacity: m, gradients: this.gradients, input: x });
    this.outputs = this.pass.outputs(y);
    this.pass.forward(m);
    this.pass.backward(network.loss, this.outputs, m);
    network.addPenaltyGradient(this.gradients, trainSize);
    this.kinks = new Kinks(network, this.pass, this.outputs, m);
    this.losses = Float64Array.from({ length: m }, (_, i) => network.loss.value(this.outputs, i));
    this.totalWeight = totalWeight(network.loss, this.outputs, m);
    this.magnitude = meanMagnitude(network.loss, this.outputs, this.losses);
  }

  /** Updates the caches from a layer on after its parameters changed. */
  forwardFrom({ position }: LayerParameters): void {
    this.pass.forward(this.examples.m, position);
  }

  /** (J(w + h) − J(w − h)) / 2h of a layer's parameter k; undefined if a kink is between them. */
  of(layer: LayerParameters, { values: tensor, l2 }: Parameter, k: number, h: number): number | undefined {
    const { m } = this.examples;
    const { losses, outputs, network } = this;
    const { loss } = network;
    const w = tensor[k] ?? NaN;
    const above = w + h;
    const below = w - h;
    tensor[k] = above;
    this.forwardFrom(layer);
    this.kinks.exchange();
    for (let i = 0; i < m; i++) losses[i] = loss.value(outputs, i);
    tensor[k] = below;
    this.forwardFrom(layer);
    const smooth = this.kinks.exchange();
    // Example by example, so that examples the parameter does not affect cancel exactly.
    let difference = 0;
    for (let i = 0; i < m; i++) {
      difference += weightOf(loss, outputs, i) * ((losses[i] ?? NaN) - loss.value(outputs, i));
    }
    tensor[k] = w;
    if (!smooth) return undefined;
    const penalty = l2 === 0 ? 0 : (l2 / (2 * this.trainSize)) * (above * above - below * below);
    return (weightedMean(difference, this.totalWeight) + penalty) / (above - below);
  }
}
