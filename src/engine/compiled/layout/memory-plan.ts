import type { SetSizes } from '../../../model/sets';
import type { CompiledNetwork } from '../network';
import { factorsPerStep } from '../optimizers/step-factors';
import { poolBytes } from '../wasm/constant-pool';
import { paddedUnits, roundUp, storedRows } from './panels';

/** A tensor and its optimiser's moments, all in one layout, one after the other. */
export interface ParameterPlace {
  readonly address: number;
  readonly bytes: number;
  /** Bytes from the parameter to its moments. */
  readonly moments: { readonly first: number; readonly second: number };
  /** Address of the stored gradient; 0 if none is stored. */
  readonly gradient: number;
}

export interface LayerPlace {
  readonly weight: ParameterPlace;
  readonly bias: ParameterPlace;
  /** Wᵀ in panels of inputs; 0 for the first layer, before which no gradient is needed. */
  readonly transposed: number;
  /** A[l] (of the output layer Z[L]) and dZ[l] of one batch. */
  readonly activation: number;
  readonly delta: number;
  /** The factor from dA to dZ, if backward cannot compute it from A; else 0. */
  readonly derivative: number;
  /** The dropout mask; 0 for none. */
  readonly mask: number;
}

/** X of some examples: in panels, or row by row if batches are gathered from it. */
export interface InputPlace {
  readonly x: number;
  /** Rows that X is stored with. */
  readonly stored: number;
}

/** Examples to train on: X, and Y row by row. */
export interface SetPlace extends InputPlace {
  readonly y: number;
}

/** The addresses in the module's one memory, in bytes. */
export interface MemoryPlan {
  readonly train: SetPlace;
  /** Of the other sets X alone: only their Z[L] is computed. */
  readonly validation: InputPlace;
  readonly test: InputPlace;
  /** Gathered rows, of a batch or of an evaluation; its X is in panels. */
  readonly batch: SetPlace;
  /** Rows of X, as many as one evaluation has, for examples that are not in a set or not next to each other. */
  readonly loose: InputPlace;
  /** The input's dropout mask; 0 for none. */
  readonly inputMask: number;
  readonly layers: readonly LayerPlace[];
  /** Positions of an epoch's examples, if batches are gathered. */
  readonly order: number;
  /** By position in an epoch, where examples have weights: their shares w/Σw in the mean of their batch; else 0. */
  readonly meanShares: number;
  /** The positions 0, 1, 2 … of rows that are evaluated. */
  readonly counting: number;
  /** Factors of as many steps as one call makes. */
  readonly factors: number;
  readonly clipScale: number;
  /** The constants of each worker's module; last those of the first worker's module for working alone. */
  readonly constants: readonly number[];
  /** Two integers: how many workers have arrived, and the barrier's generation. */
  readonly barrier: number;
  readonly bytes: number;
}

export interface PlanSizes extends SetSizes {
  readonly batch: number;
  /** Rows in one call of the evaluation. */
  readonly evaluation: number;
  /** Whether batches are gathered: for shuffling, or for a mask on the input. */
  readonly gathers: boolean;
  /** Whether the examples of a batch have weights. */
  readonly weighted: boolean;
  readonly moments: 0 | 1 | 2;
  readonly storedGradient: boolean;
  readonly threads: number;
  /** Largest number of steps in one call. */
  readonly steps: number;
  /** By layer: whether forward writes the derivative. */
  readonly keepsDerivative: readonly boolean[];
}

/** Whole cache lines and one spare vector, since kernels may read (never write) past the last row. */
class Allocator {
  /** Address 0 means “not there”. */
  private next = 64;

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

/** Plans a network's memory: parameters first, then what changes each step, then the data. */
export function planMemory(network: CompiledNetwork, sizes: PlanSizes): MemoryPlan {
  const memory = new Allocator();
  const { batch, evaluation, moments, storedGradient, gathers } = sizes;
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
    const rows = storedRows(batch, units) * paddedUnits(units);
    return {
      weight: parameter(inputs * paddedUnits(units), !frozen),
      bias: parameter(paddedUnits(units), !frozen),
      transposed: memory.floatsIf(index > 0, paddedUnits(inputs) * units),
      activation: memory.floats(storedRows(most, units) * paddedUnits(units)),
      delta: memory.floats(rows),
      derivative: memory.floatsIf(sizes.keepsDerivative[index] === true, rows),
      mask: memory.floatsIf(dropout.length > 0, rows),
    };
  });
  const { features, outputs } = network;
  const inputs = (m: number): InputPlace => {
    const stored = storedRows(m, features);
    return { x: memory.floats(stored * paddedUnits(features)), stored };
  };
  const set = (m: number): SetPlace => ({ ...inputs(m), y: memory.floats(m * targetStride(outputs, gathers)) });
  const nowhere = { x: 0, stored: 0 };
  // One call of the evaluation always reads this many rows; results of rows that are not examples are discarded.
  const evaluated = (m: number): InputPlace => (m > 0 ? inputs(Math.max(m, evaluation)) : nowhere);
  return {
    constants: Array.from({ length: sizes.threads > 1 ? sizes.threads + 1 : 1 }, () => memory.floats(poolBytes / 4)),
    barrier,
    clipScale,
    layers,
    batch: gathers ? set(most) : { ...nowhere, y: 0 },
    loose: inputs(evaluation),
    inputMask: memory.floatsIf(network.inputDropout.length > 0, storedRows(batch, features) * paddedUnits(features)),
    order: memory.floatsIf(gathers, sizes.train),
    meanShares: memory.floatsIf(sizes.weighted, sizes.train),
    counting: memory.floatsIf(gathers, evaluation),
    factors: memory.floats(sizes.steps * factorsPerStep),
    train: set(sizes.train),
    test: evaluated(sizes.test),
    validation: evaluated(sizes.validation),
    bytes: memory.end,
  };
}

/** Floats from one example's targets to the next: whole vectors, but where single targets are read as they are stored. */
export function targetStride(outputs: number, gathers: boolean): number {
  return outputs === 1 && !gathers ? 1 : roundUp(outputs, 4);
}
