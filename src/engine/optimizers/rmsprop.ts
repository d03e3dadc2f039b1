import type { Optimizer } from './optimizer';

/** s := a·s + (1 − a)dw²; w := w − α·dw/(√s + ε), a being the smoothing `alpha`. */
export function rmsprop(alpha: number, epsilon: number): Optimizer {
  return {
    slots: 1,
    update(w, g, [s], lr) {
      for (let k = 0; k < w.length; k++) {
        s[k] = alpha * s[k] + (1 - alpha) * g[k] * g[k];
        w[k] -= (lr * g[k]) / (Math.sqrt(s[k]) + epsilon);
      }
    },
  };
}
