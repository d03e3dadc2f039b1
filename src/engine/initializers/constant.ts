import type { Draw } from './initialize';

/** Every w is `value`. */
export const constant: Draw = ({ value }) => value;
