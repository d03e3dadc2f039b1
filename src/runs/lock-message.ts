import { type Message, message } from '../model/message';
import type { LockHolder } from './lock';

/** Which process trains a run, so that the user can find it. */
export function heldMessage({ process, host, place, since }: LockHolder): Message {
  // The lock of an earlier version contains no more.
  if (host === undefined || place === undefined || since === undefined)
    return message('run-in-use-process', { process });
  const began = since.replace('T', ' ').replace(/\..*/, ' UTC');
  return message('run-in-use', { process, host, since: began, window: place === 'window' ? 1 : 0 });
}
