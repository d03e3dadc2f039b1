import { squaredNorm } from '../tensor';
import { weightGradient } from './gradient';
import { type Histogram, histogram } from './histogram';
import { type LayerSpreads, layerSpreads } from './layer-spreads';
import { radarOf } from './radar/radar';
import type { Sample } from './sample';
import { matrixOf } from './shown-tensors';

/** A summary of a layer; without parameters, norms are 0 and the histograms of W and dW are empty. */
export interface LayerSummary {
  /** ‖W[l]‖. */
  readonly weightNorm: number;
  /** ‖dW[l]‖. */
  readonly gradientNorm: number;
  /** Numbers of units. */
  readonly dead: number;
  readonly saturated: number;
  readonly twins: number;
  readonly weights: Histogram;
  readonly activations: Histogram;
  readonly gradients: Histogram;
  /** The same, and Z, in bins that other moments can have too. */
  readonly spreads: LayerSpreads;
}

const bins = 48;

/** The report of one layer over a sample of the training set, after the sample's `forward`. */
export function summarizeLayer(sample: Sample, position: number): LayerSummary {
  const { pass, m } = sample;
  const { parameters, a } = pass.layer(position);
  const matrix = parameters && matrixOf(parameters)?.values;
  const dW = weightGradient(sample, position);
  const weight = matrix ?? new Float64Array();
  const gradient = dW ?? new Float64Array();
  const { dead = [], saturated = [], ties = [] } = radarOf(sample, position) ?? {};
  return {
    weightNorm: Math.sqrt(squaredNorm(weight)),
    gradientNorm: Math.sqrt(squaredNorm(gradient)),
    dead: dead.length,
    saturated: saturated.length,
    twins: ties.reduce((sum, { units }) => sum + units.length, 0),
    weights: histogram(weight, bins),
    activations: histogram(a.value.subarray(0, m * a.width), bins),
    gradients: histogram(gradient, bins),
    spreads: layerSpreads(sample, position, matrix && dW && { weight: matrix, dW }),
  };
}
