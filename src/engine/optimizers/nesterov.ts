import type { Optimizer } from './optimizer';

/** v := μv + dw; w := w − α(dw + μv): the gradient a step ahead, in PyTorch's form. */
export function nesterov(mu: number): Optimizer {
  return {
    slots: 1,
    bind(w, g, zeros) {
      const v = zeros();
      return {
        state: [v],
        update(lr) {
          for (let k = 0; k < w.length; k++) {
            const dw = g[k] ?? NaN;
            v[k] = mu * (v[k] ?? NaN) + dw;
            w[k] = (w[k] ?? NaN) - lr * (dw + mu * (v[k] ?? NaN));
          }
        },
      };
    },
  };
}
