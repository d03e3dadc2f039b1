import type { Optimizer } from './optimizer';

/** s := a·s + (1 − a)dw²; w := w − α·dw/(√s + ε), a being the smoothing `alpha`. */
export function rmsprop(alpha: number, epsilon: number): Optimizer {
  return {
    bind(w, g, zeros) {
      const s = zeros();
      return {
        state: [s],
        update(lr) {
          for (let k = 0; k < w.length; k++) {
            const dw = g[k] ?? NaN;
            s[k] = alpha * (s[k] ?? NaN) + (1 - alpha) * dw * dw;
            w[k] = (w[k] ?? NaN) - (lr * dw) / (Math.sqrt(s[k] ?? NaN) + epsilon);
          }
        },
      };
    },
  };
}
