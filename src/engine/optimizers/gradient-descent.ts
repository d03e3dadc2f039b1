import type { Optimizer } from './optimizer';

/** w := w − α·dw. */
export const gradientDescent: Optimizer = {
  slots: 0,
  update(w, g, _state, lr) {
    for (let k = 0; k < w.length; k++) w[k] -= lr * g[k];
  },
};
