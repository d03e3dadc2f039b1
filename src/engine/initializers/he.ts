import type { Draw } from './initialize';

/** randn · √(2/n_prev) · scale (He et al. 2015): keeps the variance of activations through relu layers. */
export const he: Draw = ({ scale }, inputs, random) => random.normal() * Math.sqrt(2 / inputs) * scale;
