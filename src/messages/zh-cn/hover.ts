import type { hover as english } from '../en/hover';

export const hover: Record<keyof typeof english, string> = {};
