import { power } from '../../numerics/power';

/** lr·f^t in epoch t, from 0. */
export function exponential(lr: number, factor: number, t: number): number {
  return lr * power(factor, t);
}
