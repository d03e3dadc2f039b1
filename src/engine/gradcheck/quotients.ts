import type { Dataset } from '../../model/dataset';
import { defaultMemoryLimit } from '../../model/memory-limit';
import { multiplyAddsOf } from '../../model/shapes';
import type { Spec } from '../../model/spec';
import type { NetworkWeights } from '../../model/weights';
import type { Random } from '../../numerics/random';
import { randomStream } from '../../numerics/streams';
import { type Examples, gather } from '../examples';
import { givesDZ, type Loss, type Outputs } from '../losses/loss';
import { totalWeight, weightedMean, weightOf } from '../losses/weighted';
import { checkMemory, memoryNeeded } from '../memory';
import { checkSizes, Network } from '../network';
import type { LayerGradients, LayerParameters, Parameter } from '../parameters';
import type { Pass } from '../reference/pass';
import { type Crossings, Kinks } from './kinks';

/** From a larger training set so many examples are drawn. */
const mostExamples = 512;
/** Rounding errors, in last places, of the sums, products and functions that lead to J. */
const lostPlaces = 8;

export interface QuotientOptions {
  /** The weights at which the gradients are taken; if absent, the spec's initial weights. */
  readonly weights?: NetworkWeights;
  /** Examples at most; default and largest: 512. */
  readonly examples?: number;
  /** Bytes that may be taken, and that are taken already. */
  readonly memoryLimit?: number;
  readonly memoryTaken?: number;
}

/** (J(w + h) − J(w − h)) / 2h, and the kinks between the two, which make it another number than the derivative. */
export interface Quotient {
  readonly value: number;
  readonly crossings: Crossings;
}

/**
 * The difference quotients of J at one point of the weights, and backpropagation's gradients there: in float64, dropout
 * off, on the training set or on examples that the spec's seed draws from it.
 */
export class DifferenceQuotients {
  /** Its weights are those of the check between two quotients. */
  readonly network: Network;
  readonly gradients: readonly LayerGradients[];
  /** By which a check draws entries, after the examples. */
  readonly random: Random;
  /** The examples' places in the training set. */
  readonly indices: Int32Array;
  /** Multiply-adds of one quotient, at most. */
  readonly products: number;
  /** The largest difference of two J that rounding may cause. */
  readonly rounding: number;
  private readonly examples: Examples;
  private readonly pass: Pass;
  private readonly outputs: Outputs;
  private readonly kinks: Kinks;
  private readonly losses: Float64Array;
  private readonly totalWeight: number;
  /** m of the training set, by which λ is divided. */
  private readonly trainSize: number;
  /** Position of the layer from which on the caches are of other weights. */
  private stale = Number.POSITIVE_INFINITY;

  /** Throws what `Trainer`'s constructor throws. */
  constructor(
    spec: Spec,
    dataset: Dataset,
    { weights, examples: most = mostExamples, memoryLimit, memoryTaken = 0 }: QuotientOptions = {},
  ) {
    const m = Math.min(dataset.train.m, mostExamples, Math.max(1, most));
    const sizes = { features: dataset.features, outputs: dataset.outputs, train: m, validation: 0, test: 0 };
    const inDouble: Spec = { ...spec, train: { ...spec.train, precision: 'float64', batch: 'full' } };
    checkMemory(spec, memoryTaken + memoryNeeded(inDouble, sizes), memoryLimit ?? defaultMemoryLimit);
    this.network = new Network(spec, 'float64', dataset.classWeights);
    const { network } = this;
    checkSizes(network, dataset);
    network.initialize();
    if (weights) network.load(weights);
    this.trainSize = dataset.train.m;
    this.random = randomStream('pcg64', spec.seed.value, 'shuffle');
    this.indices = drawnIndices(dataset.train.m, m, this.random);
    this.examples = examplesAt(dataset, this.indices);
    this.gradients = network.gradients();
    this.pass = network.pass({ capacity: m, gradients: this.gradients, input: this.examples.x });
    this.outputs = this.pass.outputs(this.examples.y);
    this.pass.forward(m);
    this.pass.backward(network.loss, this.outputs, m);
    network.addPenaltyGradient(this.gradients, this.trainSize);
    this.kinks = new Kinks(network, this.pass, this.outputs, m);
    this.losses = Float64Array.from({ length: m }, (_, i) => network.loss.value(this.outputs, i));
    this.totalWeight = totalWeight(network.loss, this.outputs, m);
    this.rounding = lostPlaces * Number.EPSILON * meanMagnitude(network.loss, this.outputs, this.losses);
    this.products = 2 * m * multiplyAddsOf(network.shapes);
  }

  /** The quotient of a layer's parameter k over a step h to both sides. */
  of({ position }: LayerParameters, { values: tensor, l2 }: Parameter, k: number, h: number): Quotient {
    const { m } = this.examples;
    const { losses, outputs, network, pass } = this;
    const { loss } = network;
    if (this.stale < position) pass.forward(m, this.stale);
    const w = tensor[k] ?? NaN;
    const above = w + h;
    const below = w - h;
    tensor[k] = above;
    pass.forward(m, position);
    this.kinks.keep();
    for (let i = 0; i < m; i++) losses[i] = loss.value(outputs, i);
    tensor[k] = below;
    pass.forward(m, position);
    const crossings = this.kinks.crossed();
    // Example by example, so that examples the parameter does not affect cancel exactly.
    let difference = 0;
    for (let i = 0; i < m; i++) {
      difference += weightOf(loss, outputs, i) * ((losses[i] ?? NaN) - loss.value(outputs, i));
    }
    tensor[k] = w;
    this.stale = position;
    const penalty = l2 === 0 ? 0 : (l2 / (2 * this.trainSize)) * (above * above - below * below);
    return { value: (weightedMean(difference, this.totalWeight) + penalty) / (above - below), crossings };
  }
}

function drawnIndices(whole: number, m: number, random: Random): Int32Array {
  return whole > m ? random.permutation(whole).slice(0, m) : Int32Array.from({ length: m }, (_, i) => i);
}

function examplesAt({ train, features, outputs }: Dataset, indices: Int32Array): Examples {
  const m = indices.length;
  if (m === train.m) return { m, features, outputs, x: train.x.doubles(), y: train.y };
  const drawn = { x: new Float64Array(m * features), y: new Float64Array(m * outputs) };
  train.x.gather(indices, 0, m, drawn.x);
  gather(train.y, outputs, indices, 0, m, drawn.y);
  return { m, features, outputs, ...drawn };
}

/** mean of L + |dL/dv|·|v|, v being the input of L: rounding of J is some last places of it. */
function meanMagnitude(loss: Loss, outputs: Outputs, losses: Float64Array): number {
  const m = losses.length;
  const values = givesDZ(loss) ? outputs.z : outputs.a;
  const slopes = new Float64Array(m * outputs.n);
  loss.gradient(outputs, slopes, m);
  const felt = slopes.reduce((sum, slope, k) => sum + Math.abs(slope * (values[k] ?? NaN)), 0);
  const lost = losses.reduce((sum, each, i) => sum + each * weightOf(loss, outputs, i), 0);
  return weightedMean(lost, totalWeight(loss, outputs, m)) + felt / m;
}
