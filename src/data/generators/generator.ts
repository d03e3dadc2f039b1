import type { GeneratorSource } from '../../model/generator';
import type { Random } from '../../numerics/random';

/** What a generator draws: examples in a row, and of each its class or its value. */
export interface Drawn {
  /** m × n_x values. */
  readonly x: Float64Array;
  /** m values: a class's number, or the target of a regression. */
  readonly y: Float64Array;
}

/** Draws `source.samples` examples; the order of the draws is part of what the generator is. */
export type Draw = (source: GeneratorSource, random: Random) => Drawn;

/** A value in [low, high). */
export function uniformBetween(random: Random, low: number, high: number): number {
  return low + (high - low) * random.uniform();
}
