import { byKind, type LayerTable } from '../../model/layer';
import { activationOf } from '../../numerics/activation/table';
import type { LayerCache } from '../layer-cache';
import type { Outputs } from '../losses/loss';
import type { Network } from '../network';
import type { Tensor } from '../tensor';
import type { Pass } from './pass';
import type { Signal } from './signal';

/** Values of a layer whose sign gives the side of a kink. */
const bentSignals: LayerTable<[cache: LayerCache], readonly Signal[]> = {
  input: () => [],
  flatten: () => [],
  dense: ({ activation }, { z }) => (z && activationOf(activation).kinkAtZero ? [z] : []),
  // The gradient check uses no masks.
  dropout: () => [],
};

/**
 * Whether two forward passes are on the same side of every kink: of g or g′ at z = 0 (relu, leaky-relu, elu) and of
 * the loss (mae, hinge). Across a kink, a difference quotient does not approximate the derivative.
 */
export class Kinks {
  /** z of the layers with a kink. */
  private readonly bent: readonly { readonly value: Tensor; readonly width: number }[];
  private readonly sides: Uint8Array;

  constructor(
    private readonly network: Network,
    pass: Pass,
    private readonly outputs: Outputs,
    private readonly m: number,
  ) {
    this.bent = network.shapes.flatMap(({ layer, position }) => byKind(bentSignals, layer, pass.layer(position)));
    const width = this.bent.reduce((sum, z) => sum + z.width, network.loss.side ? outputs.n : 0);
    this.sides = new Uint8Array(m * width);
  }

  /** Saves the current side of every kink; returns whether they are the same as before. */
  exchange(): boolean {
    let at = 0;
    let same = true;
    const put = (side: boolean): void => {
      const code = side ? 1 : 0;
      same = same && this.sides[at] === code;
      this.sides[at++] = code;
    };
    for (const { value, width } of this.bent) for (const z of value.subarray(0, this.m * width)) put(z > 0);
    const { loss } = this.network;
    const { a, y, n } = this.outputs;
    if (loss.side) for (let k = 0; k < this.m * n; k++) put(loss.side(a[k] ?? NaN, y[k] ?? NaN));
    return same;
  }
}
