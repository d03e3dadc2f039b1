import type { CallLength } from './call-length';
import type { Environment } from './environment';

/** Messages are delivered this often, in milliseconds, during long work while nothing trains. */
const length = 20;

/** Works for some milliseconds in calls of some batches each; gives whether `work` has said that it is done. */
export function slice(
  environment: Pick<Environment, 'now'>,
  callLength: CallLength,
  work: (batches: number) => boolean,
): boolean {
  const began = environment.now();
  let now = began;
  do {
    if (work(callLength.batches)) return true;
    const former = now;
    now = environment.now();
    callLength.took(now - former);
  } while (now - began < length);
  return false;
}
