import type { Optimizer } from './optimizer';

/**
 * v := μv + dw; w := w − α·d with d = v, or with look-ahead d = dw + μv, PyTorch's form of Nesterov's gradient. The
 * choice is a branch, not a function: called for every weight, that would cost three times as much.
 */
export function momentum(mu: number, nesterov: boolean): Optimizer {
  return {
    bind(w, g, zeros) {
      const v = zeros();
      return {
        state: [v],
        update(lr) {
          for (let k = 0; k < w.length; k++) {
            const dw = g[k] ?? NaN;
            v[k] = mu * (v[k] ?? NaN) + dw;
            const velocity = v[k] ?? NaN;
            w[k] = (w[k] ?? NaN) - lr * (nesterov ? dw + mu * velocity : velocity);
          }
        },
      };
    },
  };
}
