import { type Optimizer, optimizerFacts } from '../../../model/optimizer';
import { power } from '../../../numerics/power';

/** Floats for one step in the table of factors. */
export const factorsPerStep = 4;

/**
 * The factors of step number `step` (from 1) at learning rate α, in the order of `StepFactors`; computed in double
 * precision, rounded once.
 */
export function stepFactors(optimizer: Optimizer, rate: number, step: number): readonly [number, number, number] {
  const { name, beta1, beta2, decay } = optimizer;
  if (!optimizerFacts(name).countsSteps) return [rate, 1, 1];
  return [rate / (1 - power(beta1, step)), 1 / Math.sqrt(1 - power(beta2, step)), 1 - rate * decay];
}
