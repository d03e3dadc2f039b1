import { adam } from './adam';
import type { Optimizer } from './optimizer';

/** Adam after every parameter, biases too, has decayed: w := w(1 − α·decay), apart from the gradient. */
export function adamw(beta1: number, beta2: number, epsilon: number, decay: number): Optimizer {
  const { bind } = adam(beta1, beta2, epsilon);
  return {
    bind(w, g, zeros) {
      const { state, update } = bind(w, g, zeros);
      return {
        state,
        update(lr, step) {
          const kept = 1 - lr * decay;
          for (let k = 0; k < w.length; k++) w[k] = (w[k] ?? NaN) * kept;
          update(lr, step);
        },
      };
    },
  };
}
