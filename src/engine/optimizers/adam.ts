import { power } from '../../numerics/power';
import type { Optimizer } from './optimizer';

/**
 * v := β₁v + (1 − β₁)dw; s := β₂s + (1 − β₂)dw²; w := w − α·v̂/(√ŝ + ε), with v̂ = v/(1 − β₁ᵗ) and ŝ = s/(1 − β₂ᵗ)
 * after t updates.
 */
export function adam(beta1: number, beta2: number, epsilon: number): Optimizer {
  return {
    bind(w, g, zeros) {
      const v = zeros();
      const s = zeros();
      return {
        state: [v, s],
        update(lr, step) {
          const rate = lr / (1 - power(beta1, step));
          const correction = Math.sqrt(1 - power(beta2, step));
          for (let k = 0; k < w.length; k++) {
            const dw = g[k] ?? NaN;
            v[k] = beta1 * (v[k] ?? NaN) + (1 - beta1) * dw;
            s[k] = beta2 * (s[k] ?? NaN) + (1 - beta2) * dw * dw;
            w[k] = (w[k] ?? NaN) - (rate * (v[k] ?? NaN)) / (Math.sqrt(s[k] ?? NaN) / correction + epsilon);
          }
        },
      };
    },
  };
}
