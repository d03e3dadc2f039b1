import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { engineContract, engineEvents } from '../protocol/engine';
import { Peer } from '../protocol/rpc';
import { historyOf } from '../runs/history/columns';
import { threadChannel } from './channels.node';
import { describeFailure } from './describe-fault';
import { engineHandlers } from './handlers';
import type { LoopData } from './loop-data';
import { nodeEnvironment } from './node-environment.node';
import { Training } from './training';

/** The thread that trains: serves the engine's contract with a training. Its thread pool starts from `file`. */
export function runLoop(file: string, { place, niceness }: LoopData): void {
  if (!parentPort) throw new Error('the training loop runs in a worker thread');
  // On Linux this is the priority of the calling thread alone, elsewhere that of the process.
  if (niceness > 0) setPriority(niceness);
  const training = new Training(nodeEnvironment(place, file), {
    progress: (progress) => peer.emit('progress', progress),
    records: (records) => peer.emit('records', historyOf(records)),
    snapshot: (snapshot) => peer.emit('snapshot', snapshot),
    reading: (share) => peer.emit('reading', { share }),
    failed: (error) => peer.emit('failed', describeFailure(error)),
  });
  const peer = new Peer(threadChannel(parentPort), engineContract, engineEvents, engineHandlers(training), {
    report: (sentence, error) => {
      if (error === undefined) peer.emit('failed', { trace: sentence });
    },
    describe: describeFailure,
  });
}
