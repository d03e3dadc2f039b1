import { type Message, message } from '../../model/message';

/** A text and its analysis at one version. */
export interface EditTarget<Change> {
  /** The smallest change of the text as it is now that does what the edit means, or why there is none. */
  resolve(): { readonly change: Change } | { readonly refusal: Message };
  /** Nothing was changed where the text has `moved` on since `resolve`, or may not be changed at all. */
  apply(change: Change): Promise<'done' | 'moved' | 'refused'>;
}

const attempts = 3;

/**
 * Resolves an edit against the text of this moment and applies it. When someone types between the two, it is resolved
 * again; after three such losses it is dropped. Answers with what was changed, or why nothing was.
 */
export async function settleEdit<Change>(
  target: EditTarget<Change>,
): Promise<{ readonly change: Change } | { readonly refusal: Message }> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const resolved = target.resolve();
    if ('refusal' in resolved) return resolved;
    const outcome = await target.apply(resolved.change);
    if (outcome === 'done') return resolved;
    if (outcome === 'refused') return { refusal: message('edit-read-only') };
  }
  return { refusal: message('edit-overtaken') };
}
