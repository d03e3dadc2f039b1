import { type ActivationName, activationOf, activations } from '../numerics/activation/table';
import { namesOf } from './names-of';

export { type ActivationName, activationOf } from '../numerics/activation/table';

/** The activations g of the language, in the order in which completion offers them. */
export const activationNames: readonly ActivationName[] = namesOf(activations);

/** Whether A equals Z, so that a layer keeps only one of them. */
export function isIdentity(name: ActivationName): boolean {
  return activationOf(name).family === 'identity';
}

/** Whether it is in the relu family, for which He's variance 2/n_prev is derived. */
export function isRectifier(name: ActivationName): boolean {
  return activationOf(name).family === 'rectifier';
}

/** Whether ŷ consists of probabilities, which cross-entropy needs. */
export function givesProbabilities(name: ActivationName): boolean {
  return activationOf(name).crossEntropy !== 'none';
}

/** Whether ŷ is a distribution: one unit for each class, their values sum to 1. */
export function isDistribution(name: ActivationName): boolean {
  return activationOf(name).family === 'distribution';
}

/** γ if the spec gives none. */
export const defaultSlope = 0.01;
