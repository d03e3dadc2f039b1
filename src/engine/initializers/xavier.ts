import type { Draw } from './initialize';

/** randn · √(1/n_prev) · scale: keeps the variance of activations through tanh layers. */
export const xavier: Draw = ({ scale }, inputs, random) => random.normal() * Math.sqrt(1 / inputs) * scale;
