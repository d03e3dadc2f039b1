import { byKind, type LayerTable } from '../../model/layer';
import { activationOf } from '../../numerics/activation/table';
import type { LayerCache } from '../layer-cache';
import type { Outputs } from '../losses/loss';
import type { Network } from '../network';
import type { Pass } from '../reference/pass';
import type { Signal } from '../reference/signal';

/** A place where a derivative jumps, and what crosses it between two passes. */
export interface Kink {
  /** g of a unit at z = 0, or the loss of an output. */
  readonly of: 'activation' | 'loss';
  /** Position of the layer. */
  readonly position: number;
  readonly unit: number;
  /** Which of the pass's examples. */
  readonly example: number;
  /** z of the unit in the two passes, or ŷ of the output. */
  readonly before: number;
  readonly after: number;
}

/** All that is crossed between two passes. */
export interface Crossings {
  readonly count: number;
  /** The first of them. */
  readonly named: readonly Kink[];
}

/** So many of the kinks between two passes are named. */
const mostNamed = 4;
const none: Crossings = { count: 0, named: [] };

/** Values of a layer whose sign gives the side of a kink. */
const bentSignals: LayerTable<[cache: LayerCache], readonly Signal[]> = {
  input: () => [],
  flatten: () => [],
  dense: ({ activation }, { z }) => (z && activationOf(activation).kinkAtZero ? [z] : []),
  // The gradient check uses no masks.
  dropout: () => [],
};

/** Values that have sides, over m examples. */
interface Bent {
  readonly of: Kink['of'];
  readonly position: number;
  readonly values: ArrayLike<number>;
  readonly width: number;
  /** On which side of its kink a value is; `k` is its place among all m · width. */
  side(value: number, k: number): boolean;
}

/**
 * Which kinks are between two forward passes: of g or g′ at z = 0 (relu, leaky-relu, elu), and of the loss (mae, hinge).
 * Across a kink, a difference quotient does not approximate the derivative.
 */
export class Kinks {
  private readonly bent: readonly Bent[];
  private readonly kept: Float64Array;

  constructor(
    network: Network,
    pass: Pass,
    { a, y, n }: Outputs,
    private readonly m: number,
  ) {
    const { shapes, loss } = network;
    const layers = shapes.flatMap(({ layer, position }) =>
      byKind(bentSignals, layer, pass.layer(position)).map(
        ({ value, width }): Bent => ({ of: 'activation', position, values: value, width, side: (z) => z > 0 }),
      ),
    );
    const last: Bent = {
      of: 'loss',
      position: shapes.length - 1,
      values: a,
      width: n,
      side: (output, k) => loss.side?.(output, y[k] ?? NaN) ?? false,
    };
    this.bent = loss.side ? [...layers, last] : layers;
    this.kept = new Float64Array(m * this.bent.reduce((sum, { width }) => sum + width, 0));
  }

  /** Keeps the values of the pass that was made last. */
  keep(): void {
    let at = 0;
    for (const { values, width } of this.bent) {
      for (let k = 0; k < this.m * width; k++) this.kept[at++] = values[k] ?? NaN;
    }
  }

  /** What is between the pass that was kept and the one that was made last. */
  crossed(): Crossings {
    let count = 0;
    let named: Kink[] | undefined;
    let at = 0;
    for (const { of, position, values, width, side } of this.bent) {
      for (let k = 0; k < this.m * width; k++) {
        const before = this.kept[at++] ?? NaN;
        const after = values[k] ?? NaN;
        if (side(before, k) === side(after, k)) continue;
        count++;
        named ??= [];
        if (named.length < mostNamed)
          named.push({ of, position, unit: k % width, example: Math.floor(k / width), before, after });
      }
    }
    return named ? { count, named } : none;
  }
}
