import type { Draw } from './initialize';

/** Every w is 0: fine for one unit, a trap for more. */
export const zeros: Draw = () => 0;
