import type { Optimizer } from './optimizer';

/** v := μv + dw; w := w − α(dw + μv): the gradient a step ahead, in PyTorch's form. */
export function nesterov(mu: number): Optimizer {
  return {
    slots: 1,
    update(w, g, [v], lr) {
      for (let k = 0; k < w.length; k++) {
        v[k] = mu * v[k] + g[k];
        w[k] -= lr * (g[k] + mu * v[k]);
      }
    },
  };
}
