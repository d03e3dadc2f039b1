import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The benchmark's folder. */
export const home = path.dirname(fileURLToPath(import.meta.url));
