import { diagram } from './diagram';
import { toolbar } from './toolbar';

/** Sentences of the panel: its toolbar and diagram, and here those of plot, inspector and example picker. */
export const panel = {
  ...toolbar,
  ...diagram,
} as const satisfies Record<string, string>;
