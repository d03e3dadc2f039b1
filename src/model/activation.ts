import { type ActivationName, activationOf, activations } from '../numerics/activation/table';
import { namesOf } from './names-of';

export { type ActivationName, activationOf } from '../numerics/activation/table';

/** The activations g of the language, in the order in which completion offers them. */
export const activationNames: readonly ActivationName[] = namesOf(activations);

/** Whether A is Z itself, so that no layer keeps both. */
export function isIdentity(name: ActivationName): boolean {
  return activationOf(name).family === 'identity';
}

/** Whether it is of relu's family, for which He's variance 2/n_prev is derived. */
export function isRectifier(name: ActivationName): boolean {
  return activationOf(name).family === 'rectifier';
}

/** Whether ŷ is made of probabilities, as cross-entropy needs them. */
export function givesProbabilities(name: ActivationName): boolean {
  return activationOf(name).crossEntropy !== 'none';
}

/** Whether ŷ is a distribution: one unit for each class, their values sum to 1. */
export function isDistribution(name: ActivationName): boolean {
  return activationOf(name).family === 'distribution';
}

/** γ where the spec names none. */
export const defaultSlope = 0.01;
