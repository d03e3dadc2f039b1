import * as v from 'valibot';
import { dataMemorySchema } from '../../protocol/data-panel';

/** What restoring a page needs to know of the window. */
export interface RestoringWindow {
  /** The language of the text at an address; rejects where there is none. */
  languageOf(address: string): Promise<string>;
  /** Why the text could not be opened. */
  report(error: unknown): void;
  /** Whether a view of the spec at this address is open. */
  isShown(address: string): boolean;
}

/**
 * The address of the spec whose data a page showed before its window was loaded again; undefined where what VS Code has
 * kept is no such address, where no spec is there any more, or its data are shown already.
 */
export async function restorable(memory: unknown, window: RestoringWindow): Promise<string | undefined> {
  const parsed = v.safeParse(dataMemorySchema, memory);
  if (!parsed.success) return undefined;
  const { spec } = parsed.output;
  try {
    const isSpec = (await window.languageOf(spec)) === 'nnet';
    return isSpec && !window.isShown(spec) ? spec : undefined;
  } catch (error) {
    window.report(error);
    return undefined;
  }
}
