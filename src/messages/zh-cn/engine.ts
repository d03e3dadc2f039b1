import type { engine as english } from '../en/engine';

export const engine: Record<keyof typeof english, string> = {};
