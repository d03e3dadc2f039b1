import type { GeneratorSource } from '../../model/generator';
import type { Random } from '../../numerics/random';

/** The result of a generator: examples one after the other, and the class or the value of each. */
export interface Drawn {
  /** m × n_x values. */
  readonly x: Float64Array;
  /** m values: a class's number, or the target of a regression. */
  readonly y: Float64Array;
}

/** Draws `source.samples` examples; the order of the draws is part of the generator's definition. */
export type Draw = (source: GeneratorSource, random: Random) => Drawn;

/** A value in [low, high). */
export function uniformBetween(random: Random, low: number, high: number): number {
  return low + (high - low) * random.uniform();
}
