import type { Optimizer } from './optimizer';

/** v := μv + dw; w := w − α·v. */
export function momentum(mu: number): Optimizer {
  return {
    slots: 1,
    bind(w, g, zeros) {
      const v = zeros();
      return {
        state: [v],
        update(lr) {
          for (let k = 0; k < w.length; k++) {
            v[k] = mu * (v[k] ?? NaN) + (g[k] ?? NaN);
            w[k] = (w[k] ?? NaN) - lr * (v[k] ?? NaN);
          }
        },
      };
    },
  };
}
