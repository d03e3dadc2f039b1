import { byKind, type LayerTable } from '../../model/layer';
import { activationOf } from '../../numerics/activation/table';
import type { ForwardOptions, ForwardPass } from '../forward-pass';
import type { LayerCache } from '../layer-cache';
import type { Outputs } from '../losses/loss';
import type { Network } from '../network';
import { denseTensors, type LayerParameters } from '../parameters';
import { activationOp } from '../reference/activation-op';
import { Dense } from '../reference/ops/dense';
import type { Op } from '../reference/ops/op';
import { createSignal, type Signal } from '../reference/signal';
import type { CompiledTraining } from './compiled-training';

/**
 * A forward pass by the compiled module, which is many times as fast as the reference. It computes A of the hidden
 * layers and Z[L]; ŷ follows from Z[L] by the reference's activation. Z of a hidden layer is available only if g′
 * cannot be computed from A.
 */
export class CompiledPass implements ForwardPass {
  readonly capacity: number;
  readonly input: Signal;
  /** By position. */
  private readonly caches: readonly LayerCache[];
  /** What is copied from the module, and for which layer, as l − 1. */
  private readonly taken: readonly { readonly layer: number; readonly signal: Signal }[];
  /** What is computed from it on request, by position: ŷ, and Z of some layers. */
  private readonly ops = new Map<number, Op>();
  /** The positions for which it was not requested since the last `forward`, of `m` examples. */
  private readonly pending = new Set<number>();
  private m = 0;

  /** `current` updates the network's parameters to the current ones. */
  constructor(
    private readonly current: () => Network,
    private readonly training: CompiledTraining,
    { capacity, positions }: ForwardOptions,
  ) {
    const { precision, features, shapes, parameters } = current();
    this.capacity = capacity;
    this.input = createSignal(precision, capacity, features, false);
    const caches: LayerCache[] = [];
    const taken: { layer: number; signal: Signal }[] = [];
    const passed = (input: Signal): LayerCache => ({ parameters: undefined, z: undefined, a: input });
    const cacheOf: LayerTable<[own: LayerParameters | undefined, input: Signal], LayerCache> = {
      input: (_layer, _own, signal) => passed(signal),
      flatten: (_layer, _own, signal) => passed(signal),
      // Forward passes use no masks.
      dropout: (_layer, _own, signal) => passed(signal),
      dense: ({ name, activation, slope }, own, before) => {
        if (!own) throw new RangeError(`no parameters for layer ${name}`);
        const { units, inputs, position } = own;
        const signal = createSignal(precision, capacity, units, false);
        taken.push({ layer: own.index - 1, signal });
        if (position === shapes.length - 1) {
          const op = activationOp(activation, signal, slope, precision);
          this.ops.set(position, op);
          return { parameters: own, z: signal, a: op.output };
        }
        if (positions || activationOf(activation).slopeFromOutput) return { parameters: own, z: undefined, a: signal };
        const product = new Dense({ units, inputs, ...denseTensors(own) }, before, undefined, capacity, precision);
        this.ops.set(position, product);
        return { parameters: own, z: product.output, a: signal };
      },
    };
    let a = this.input;
    for (const { layer, position } of shapes) {
      const own = parameters.find((candidate) => candidate.position === position);
      const cache = byKind(cacheOf, layer, own, a);
      caches.push(cache);
      a = cache.a;
    }
    const isShown = (signal: Signal): boolean =>
      positions?.some((position) => caches[position]?.a === signal || caches[position]?.z === signal) ?? true;
    this.caches = caches;
    this.taken = taken.filter(({ signal }) => isShown(signal));
  }

  layer(position: number): LayerCache {
    const cache = this.caches[position];
    if (!cache) throw new RangeError(`no layer at position ${position}`);
    if (this.pending.delete(position)) {
      this.current();
      this.ops.get(position)?.forward(this.m);
    }
    return cache;
  }

  forward(m: number): void {
    const { training, input, taken, ops, pending } = this;
    for (let from = 0; from < m; from += training.rowsAtOnce) {
      const count = Math.min(training.rowsAtOnce, m - from);
      training.forward(input.value, from, count);
      for (const { layer, signal } of taken) training.readActivation(layer, signal.value, from, count);
    }
    this.m = m;
    for (const position of ops.keys()) pending.add(position);
  }

  outputs(y: Float64Array): Outputs {
    const { z, a } = this.layer(this.caches.length - 1);
    return { z: (z ?? a).value, a: a.value, y, n: a.width };
  }
}
