import type { Tensor } from '../tensor';
import type { Sample } from './sample';
import { type Spread, spreadOf } from './spread';
import { sumsOf } from './sums';

/** The spreads of a layer's tensors, of those that it has: W and dW, and Z and A over a sample. */
export interface LayerSpreads {
  readonly weights?: Spread;
  readonly sums?: Spread;
  readonly activations: Spread;
  readonly gradients?: Spread;
}

const mostBins = 64;
const fewestBins = 8;
/** Bins of all layers together. */
const mostOfLayers = 4096;

/** The spreads of the layer at `position` over a sample, after its `forward`; W and dW as they are given. */
export function layerSpreads(
  sample: Sample,
  position: number,
  own?: { readonly weight: Tensor; readonly dW: Tensor },
): LayerSpreads {
  const { pass, m, network } = sample;
  const bins = binsFor(network.shapes.length);
  const { a } = pass.layer(position);
  const z = sumsOf(sample, position);
  return {
    ...(own ? { weights: spreadOf(own.weight, bins) } : {}),
    ...(z ? { sums: spreadOf(z, bins) } : {}),
    activations: spreadOf(a.value.subarray(0, m * a.width), bins),
    ...(own ? { gradients: spreadOf(own.dW, bins) } : {}),
  };
}

/** Of a very deep network the bins are coarser: those of all its layers are kept for many moments. */
const binsFor = (layers: number): number => Math.max(fewestBins, Math.min(mostBins, Math.floor(mostOfLayers / layers)));
