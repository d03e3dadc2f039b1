import { exclusive } from '../diagnostics/exclusive';

/** A `data` block that both generates and reads its examples. */
export const twoSources = exclusive('two-sources', 'generate', 'file');
