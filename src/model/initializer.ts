import { type ActivationName, isRectifier } from './activation';

export const initializerNames = [
  'zeros',
  'constant',
  'normal',
  'uniform',
  'he',
  'xavier',
  'he-uniform',
  'xavier-uniform',
] as const;

export type InitializerName = (typeof initializerNames)[number];

/** How W[l] is drawn before the first step. */
export interface Initializer {
  readonly name: InitializerName;
  /** Standard deviation of `normal`, half width of `uniform`; elsewhere the factor by which the draw is multiplied (1). */
  readonly scale: number;
  /** The value of `constant`. */
  readonly value: number;
}

/** `scale` where the spec names none. */
export function defaultScale(name: InitializerName): number {
  return name === 'normal' || name === 'uniform' ? 0.01 : 1;
}

/** `he` for the relu family, `xavier` otherwise. */
export function defaultInitializer(activation: ActivationName): Initializer {
  return { name: isRectifier(activation) ? 'he' : 'xavier', scale: 1, value: 0 };
}
