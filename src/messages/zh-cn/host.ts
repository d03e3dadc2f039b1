import type { host as english } from '../en/host';

export const host: Record<keyof typeof english, string> = {};
