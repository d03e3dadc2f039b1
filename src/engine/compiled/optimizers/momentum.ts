import type { UpdateRule } from './update-rule';
import { alongVelocity } from './velocity';

/** v := μv + g; W := W − αv. */
export const momentum = (mu: number): UpdateRule => alongVelocity(mu, ({ first }) => first);
