import type { language as english } from '../en/language';

export const language: Record<keyof typeof english, string> = {};
