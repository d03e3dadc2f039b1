import { power } from '../../numerics/power';
import type { Optimizer } from './optimizer';

/**
 * v := β₁v + (1 − β₁)dw; s := β₂s + (1 − β₂)dw²; w := w − α·v̂/(√ŝ + ε), with v̂ = v/(1 − β₁ᵗ) and ŝ = s/(1 − β₂ᵗ)
 * after t updates.
 */
export function adam(beta1: number, beta2: number, epsilon: number): Optimizer {
  return {
    slots: 2,
    update(w, g, [v, s], lr, step) {
      const rate = lr / (1 - power(beta1, step));
      const correction = Math.sqrt(1 - power(beta2, step));
      for (let k = 0; k < w.length; k++) {
        v[k] = beta1 * v[k] + (1 - beta1) * g[k];
        s[k] = beta2 * s[k] + (1 - beta2) * g[k] * g[k];
        w[k] -= (rate * v[k]) / (Math.sqrt(s[k]) / correction + epsilon);
      }
    },
  };
}
