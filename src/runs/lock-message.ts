import { type Message, message } from '../model/message';
import type { LockHolder } from './lock';

/** Who trains a run, so that a person finds it. */
export function heldMessage({ process, host, place, since }: LockHolder): Message {
  // An earlier version's lock says no more.
  if (host === undefined || place === undefined || since === undefined)
    return message('run-in-use-process', { process });
  const began = since.replace('T', ' ').replace(/\..*/, ' UTC');
  return message('run-in-use', { process, host, since: began, window: place === 'window' ? 1 : 0 });
}
