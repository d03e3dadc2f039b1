import type { Optimizer as OptimizerSettings } from '../../model/optimizer';
import type { Spec } from '../../model/spec';
import { optimizerFor } from '../optimizers/table';
import { squaredNorm, type Tensor } from '../tensor';
import { weightRows } from './gradient';
import { type Histogram, histogram } from './histogram';
import type { UnitFinding } from './radar/finding';
import { findingsOf } from './radar/findings';
import { type LayerRadar, radar } from './radar/radar';
import type { Sample } from './sample';
import { sumsOf } from './sums';

/** What the next update of a network does. */
export interface NextUpdate {
  /** α. */
  readonly rate: number;
  /** Updates so far. */
  readonly updates: number;
  /** The optimiser's tensors, in the order of the parameters that are not frozen. */
  readonly state: readonly Tensor[];
}

/** How large the gradient and the next update of one layer of units are. */
export interface LayerUpdate {
  readonly radar: LayerRadar;
  /** dW[l] over the sample. */
  readonly dW: Float64Array;
  /** ‖dW[l]‖, and ‖ΔW[l]‖ / ‖W[l]‖ of the next update by that gradient. */
  readonly gradientNorm: number;
  readonly updateRatio: number;
}

/** The state of one layer of units. */
export interface LayerHealth extends Omit<LayerUpdate, 'dW'> {
  /** ‖W[l]‖. */
  readonly weightNorm: number;
  readonly weights: Histogram;
  readonly sums: Histogram;
  readonly activations: Histogram;
  readonly gradients: Histogram;
}

/** The state of a network's layers and units. */
export interface NetworkHealth {
  readonly layers: readonly LayerHealth[];
  readonly findings: readonly UnitFinding[];
}

const bins = 32;

/** Judges layers and units over a sample of the training set, after its `forward`; `start` is of the network before its first step. */
export function healthOf(spec: Spec, sample: Sample, next: NextUpdate, start?: readonly LayerRadar[]): NetworkHealth {
  const found = radar(sample);
  return {
    layers: layersHealth(spec.train.optimizer, found, next),
    findings: findingsOf(spec, found, start),
  };
}

/** The state of layers that the radar has judged. */
export function layersHealth(
  settings: OptimizerSettings,
  found: readonly LayerRadar[],
  next: NextUpdate,
): readonly LayerHealth[] {
  return Array.from(layerUpdates(settings, found, next), ({ dW, ...update }) => {
    const { sample, position, weight, cache, units } = update.radar.layer;
    const { a } = cache;
    return {
      ...update,
      weightNorm: Math.sqrt(squaredNorm(weight)),
      weights: histogram(weight, bins),
      sums: histogram(sumsOf(sample, position) ?? a.value.subarray(0, sample.m * units), bins),
      activations: histogram(a.value.subarray(0, sample.m * units), bins),
      gradients: histogram(dW, bins),
    };
  });
}

/** The gradient and the next update of layers that the radar has judged, one after another: dW of each is not kept. */
export function* layerUpdates(
  settings: OptimizerSettings,
  found: readonly LayerRadar[],
  next: NextUpdate,
): Generator<LayerUpdate> {
  let at = 0;
  for (const radar of found) {
    const { layer } = radar;
    const { sample, position, weight, frozen } = layer;
    const dZ = layer.delta()?.dZ;
    const dW = dZ ? weightRows(sample, position, dZ) : new Float64Array();
    const perTensor = frozen
      ? 0
      : optimizerFor(settings).bind(new Float64Array(), dW, () => new Float64Array()).state.length;
    const state = next.state.slice(at, at + perTensor);
    at += perTensor * layer.parameters.tensors.length;
    yield {
      radar,
      dW,
      gradientNorm: Math.sqrt(squaredNorm(dW)),
      updateRatio: frozen ? 0 : updateRatio(settings, weight, dW, { ...next, state }),
    };
  }
}

/** ‖ΔW‖ / ‖W‖; NaN where all of W is 0. */
function updateRatio(settings: OptimizerSettings, weight: Tensor, dW: Float64Array, next: NextUpdate): number {
  const w = Float64Array.from(weight);
  const moments = [...next.state];
  const rule = optimizerFor(settings).bind(w, dW.slice(), () => Float64Array.from(moments.shift() ?? dW.map(() => 0)));
  rule.update(next.rate, next.updates + 1);
  let moved = 0;
  for (let k = 0; k < w.length; k++) {
    const change = (w[k] ?? NaN) - (weight[k] ?? NaN);
    moved += change * change;
  }
  return Math.sqrt(moved / squaredNorm(weight));
}
