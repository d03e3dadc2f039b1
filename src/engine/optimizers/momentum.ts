import type { Optimizer } from './optimizer';

/** v := μv + dw; w := w − α·v. */
export function momentum(mu: number): Optimizer {
  return {
    slots: 1,
    update(w, g, [v], lr) {
      for (let k = 0; k < w.length; k++) {
        v[k] = mu * v[k] + g[k];
        w[k] -= lr * v[k];
      }
    },
  };
}
