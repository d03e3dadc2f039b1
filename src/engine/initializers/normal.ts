import type { Draw } from './initialize';

/** randn · scale. */
export const normal: Draw = ({ scale }, _inputs, random) => random.normal() * scale;
