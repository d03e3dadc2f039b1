import { type Message, message } from '../model/message';
import type { LockHolder } from './lock';

/**
 * Which process trains a run, so that the user can find it. For another computer than `here` it is not known
 * whether it still does: its name may be a former name of this computer, or it may be gone.
 */
export function heldMessage({ process, host, place, since }: LockHolder, here: string): Message {
  // The lock of an earlier version contains no more.
  if (host === undefined || place === undefined || since === undefined)
    return message('run-in-use-process', { process });
  const began = since.replace('T', ' ').replace(/\..*/, ' UTC');
  const code = host === here ? 'run-in-use' : 'run-in-use-elsewhere';
  return message(code, { process, host, since: began, window: place === 'window' ? 1 : 0 });
}
