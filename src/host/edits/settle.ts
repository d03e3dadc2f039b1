import type { Edit } from '../../model/edit';
import { type Message, message } from '../../model/message';

/** A text and what it says, at one version. */
export interface EditTarget<Change> {
  /** The smallest change of the text as it stands now that does what the edit means, or why there is none. */
  resolve(edit: Edit): { readonly change: Change } | { readonly refusal: Message };
  /** False when the text has moved on since `resolve`, so that nothing was changed. */
  apply(change: Change): Promise<boolean>;
}

const attempts = 3;

/**
 * Resolves an edit against the text of this moment and applies it. When someone types between the two, it is resolved
 * anew; after three such losses it is dropped. Answers with the refusal, if the text was left alone.
 */
export async function settleEdit<Change>(target: EditTarget<Change>, edit: Edit): Promise<Message | undefined> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const resolved = target.resolve(edit);
    if ('refusal' in resolved) return resolved.refusal;
    if (await target.apply(resolved.change)) return undefined;
  }
  return message('edit-overtaken');
}
