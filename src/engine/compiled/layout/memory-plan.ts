import { packBytes, packs } from '../kernels/pack';
import type { CompiledNetwork } from '../network';
import { paddedUnits, roundUp, rowStride } from './panels';

/** A tensor and its optimiser's moments, all in one layout, one after the other. */
export interface ParameterPlace {
  readonly address: number;
  readonly bytes: number;
  /** Bytes from the parameter to its moments. */
  readonly moments: { readonly first: number; readonly second: number };
  /** Where a stored gradient goes; 0 where none is stored. */
  readonly gradient: number;
}

export interface LayerPlace {
  readonly weight: ParameterPlace;
  readonly bias: ParameterPlace;
  /** Wᵀ in panels of inputs; 0 for the first layer, behind which nothing waits. */
  readonly transposed: number;
  /** A[l] (of the output layer Z[L]) and dZ[l] of one batch. */
  readonly activation: number;
  readonly delta: number;
  /** The factor from dA to dZ, where backward cannot tell it from A; else 0. */
  readonly derivative: number;
  /** The dropout mask; 0 for none. */
  readonly mask: number;
}

/** A set of examples: X and Y row by row. */
export interface SetPlace {
  readonly x: number;
  readonly y: number;
}

/** Where everything lies in the module's one memory, in bytes. */
export interface MemoryPlan {
  readonly train: SetPlace;
  readonly test: SetPlace;
  /** Gathered rows of a shuffled batch. */
  readonly batch: SetPlace;
  /** Rows of X, as many as the evaluation takes, that are no example of a set, or not next to one another. */
  readonly loose: number;
  /** The input's dropout mask; 0 for none. */
  readonly inputMask: number;
  readonly layers: readonly LayerPlace[];
  /** Positions of a shuffled epoch's examples. */
  readonly order: number;
  /** Factors of as many steps as one call takes. */
  readonly factors: number;
  readonly clipScale: number;
  /** A pack buffer for each worker; 0 where no kernel packs. */
  readonly packs: readonly number[];
  /** Two integers: how many workers have arrived, and the barrier's generation. */
  readonly barrier: number;
  readonly bytes: number;
}

export interface PlanSizes {
  readonly batch: number;
  /** Rows that one call of the evaluation takes. */
  readonly evaluation: number;
  readonly train: number;
  readonly test: number;
  readonly shuffle: boolean;
  readonly moments: 0 | 1 | 2;
  readonly storedGradient: boolean;
  readonly threads: number;
  /** Steps one call may take. */
  readonly steps: number;
  /** By layer: whether forward writes the derivative. */
  readonly keepsDerivative: readonly boolean[];
}

/** Whole cache lines, and one spare vector, for kernels may read (never write) past a last row. */
class Allocator {
  /** The first bytes stay free: address 0 means “not there”. */
  private next = 1024;

  floats(count: number): number {
    const address = this.next;
    this.next = roundUp(address + count * 4 + 64, 64);
    return address;
  }

  floatsIf(needed: boolean, count: number): number {
    return needed ? this.floats(count) : 0;
  }

  get end(): number {
    return this.next;
  }
}

/** Lays out a network's memory: parameters first, then what changes each step, then the data. */
export function planMemory(network: CompiledNetwork, sizes: PlanSizes): MemoryPlan {
  const memory = new Allocator();
  const { batch, evaluation, moments, storedGradient } = sizes;
  const most = Math.max(batch, evaluation);
  const barrier = memory.floats(16);
  const clipScale = memory.floats(4);
  const parameter = (count: number, moves: boolean): ParameterPlace => {
    const address = memory.floats(count);
    const first = memory.floatsIf(moves && moments > 0, count);
    const second = memory.floatsIf(moves && moments > 1, count);
    const gradient = memory.floatsIf(moves && storedGradient, count);
    return {
      address,
      bytes: count * 4,
      moments: { first: Math.max(0, first - address), second: Math.max(0, second - address) },
      gradient,
    };
  };
  const layers = network.layers.map(({ inputs, units, dropout, frozen }, index): LayerPlace => {
    const rows = batch * rowStride(units);
    return {
      weight: parameter(inputs * paddedUnits(units), !frozen),
      bias: parameter(paddedUnits(units), !frozen),
      transposed: memory.floatsIf(index > 0, paddedUnits(inputs) * units),
      activation: memory.floats(most * rowStride(units)),
      delta: memory.floats(rows),
      derivative: memory.floatsIf(sizes.keepsDerivative[index] === true, rows),
      mask: memory.floatsIf(dropout.length > 0, rows),
    };
  });
  const xStride = rowStride(network.features);
  const yStride = targetStride(network.outputs);
  const set = (m: number): SetPlace => ({ x: memory.floats(m * xStride), y: memory.floats(m * yStride) });
  const masksInput = network.inputDropout.length > 0;
  const packed = network.layers.some(({ inputs, frozen }) => !frozen && packs({ examples: batch, inputs }));
  const gathers = sizes.shuffle || masksInput;
  return {
    barrier,
    clipScale,
    layers,
    batch: gathers ? set(batch) : { x: 0, y: 0 },
    loose: memory.floats(evaluation * xStride),
    inputMask: memory.floatsIf(masksInput, batch * xStride),
    order: memory.floatsIf(sizes.shuffle, sizes.train),
    factors: memory.floats(sizes.steps * 4),
    packs: Array.from({ length: sizes.threads }, () => memory.floatsIf(packed, packBytes(batch) / 4)),
    train: set(sizes.train),
    // One call of the evaluation reads so many rows, and what of them is no example is thrown away.
    test: sizes.test > 0 ? set(Math.max(sizes.test, evaluation)) : { x: 0, y: 0 },
    bytes: memory.end,
  };
}

/** Floats from one example's targets to the next. */
export function targetStride(outputs: number): number {
  return roundUp(outputs, 4);
}
