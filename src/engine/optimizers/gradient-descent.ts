import type { Optimizer } from './optimizer';

/** w := w − α·dw. */
export const gradientDescent: Optimizer = {
  bind: (w, g) => ({
    state: [],
    update(lr) {
      for (let k = 0; k < w.length; k++) w[k] = (w[k] ?? NaN) - lr * (g[k] ?? NaN);
    },
  }),
};
