import { power } from '../../numerics/power';

/** lr·f^⌊t/every⌋ in epoch t, from 0. */
export function step(lr: number, factor: number, every: number, t: number): number {
  return lr * power(factor, Math.floor(t / every));
}
