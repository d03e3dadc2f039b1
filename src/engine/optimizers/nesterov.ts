import type { Optimizer } from './optimizer';
import { alongVelocity } from './velocity';

/** v := μv + dw; w := w − α(dw + μv). */
export const nesterov = (mu: number): Optimizer => alongVelocity(mu, true);
