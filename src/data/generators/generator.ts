import type { GeneratorName, GeneratorSource } from '../../model/source';
import type { Random } from '../../numerics/random';

/** What a generator draws: examples in a row, and of each its class or its value. */
export interface Drawn {
  /** m × n_x values. */
  readonly x: Float64Array;
  /** m values: a class's number, or the target of a regression. */
  readonly y: Float64Array;
}

/** A source of examples that needs no file. */
export interface Generator {
  readonly kind: GeneratorName;
  /** n_x. */
  features(source: GeneratorSource): number;
  /** Number of target columns. */
  readonly outputs: 1;
  /** Number of classes; absent for a regression. */
  readonly classes?: (source: GeneratorSource) => number;
  /** `noise=` where the spec gives none. */
  readonly defaultNoise: number;
  /**
   * How an example comes about, as a line of mathematics without words: σ is `noise=`, m is `samples=`, N a fresh
   * standard normal number for each coordinate, U uniform, [P] 1 where P holds and 0 elsewhere.
   */
  readonly formula: string;
  /** Draws `source.samples` examples; the order of the draws is part of what the generator is. */
  generate(source: GeneratorSource, random: Random): Drawn;
}

/** Two coordinates. */
export const planar = (): number => 2;
export const twoClasses = (): number => 2;

/** The noise that a source asks for, or its generator's own. */
export function noiseOf(source: GeneratorSource, generator: Pick<Generator, 'defaultNoise'>): number {
  return source.noise ?? generator.defaultNoise;
}

/** A value in [low, high). */
export function uniformBetween(random: Random, low: number, high: number): number {
  return low + (high - low) * random.uniform();
}
