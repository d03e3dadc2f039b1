import { byKind } from '../../model/layer';
import { givesDZ } from '../losses/loss';
import { throughActivation, throughLayer } from './back-through';
import type { Sample } from './sample';

/** How the loss of each example changes with a layer's A and Z; both m × n[l]. */
export interface Delta {
  /** dA[l]; absent at an output whose loss gives dZ at once. */
  readonly dA?: Float64Array;
  readonly dZ: Float64Array;
}

/** The delta of every layer after the input, by position, after the sample's `forward`. Dropout is off. */
export function deltasOf(sample: Sample): ReadonlyMap<number, Delta> {
  const { network, pass, m, y } = sample;
  const { shapes, loss } = network;
  const deltas = new Map<number, Delta>();
  let d: Float64Array = new Float64Array(m * network.outputs);
  loss.gradient(pass.outputs(y), d, m);
  for (const { position: at, layer } of shapes.slice(1).reverse()) {
    const back = { cache: pass.layer(at), m, only: undefined, below: undefined };
    const isGiven = at === shapes.length - 1 && givesDZ(loss);
    const dZ = isGiven ? d : d.slice();
    if (!isGiven) byKind(throughActivation, layer, dZ, back);
    deltas.set(at, isGiven ? { dZ } : { dA: d, dZ });
    if (at > 1) d = byKind(throughLayer, layer, dZ, back);
  }
  return deltas;
}
