import type { Check } from './check';
import { syntax } from './syntax';

/** Every diagnostic of the language. */
export const checks: readonly Check[] = [syntax];
