import type { Optimizer } from './optimizer';
import { alongVelocity } from './velocity';

/** v := μv + dw; w := w − α·v. */
export const momentum = (mu: number): Optimizer => alongVelocity(mu, false);
