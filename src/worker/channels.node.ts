import type { MessagePort, Worker } from 'node:worker_threads';
import type { Channel } from '../protocol/rpc';

/** This process's channel to its parent process; messages posted after the parent's end are dropped. */
export function parentChannel(): Channel {
  return {
    post: (message) => {
      if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
    },
    listen: (receive) => {
      process.on('message', receive);
    },
  };
}

/** A channel between threads. */
export function threadChannel(port: MessagePort | Worker): Channel {
  return {
    post: (message) => port.postMessage(message),
    listen: (receive) => {
      port.on('message', receive);
    },
  };
}
