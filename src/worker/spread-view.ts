import type { LayerSpreads } from '../engine/inspect/layer-spreads';
import type { Spread } from '../engine/inspect/spread';
import type { LayerSpreadsView, SpreadView } from '../protocol/spread';

/** The spreads of a layer as they are sent. */
export function layerSpreadsView({ weights, sums, activations, gradients }: LayerSpreads): LayerSpreadsView {
  return {
    ...(weights ? { weights: spreadView(weights) } : {}),
    ...(sums ? { sums: spreadView(sums) } : {}),
    activations: spreadView(activations),
    ...(gradients ? { gradients: spreadView(gradients) } : {}),
  };
}

const spreadView = ({ counts, ...spread }: Spread): SpreadView => ({ ...spread, counts: counts.slice().buffer });
