import { engineContract, engineEvents, type Prepare } from '../../../src/protocol/engine';
import { type Handlers, Peer } from '../../../src/protocol/rpc';
import type { Progress } from '../../../src/protocol/training';

/** What the page reports of a run in a worker. */
export interface BrowserRun {
  readonly status: string;
  readonly epoch: number;
  readonly pausedAt: number;
  readonly snapshots: number;
  readonly costs: readonly number[];
}

declare global {
  interface Window {
    trainInWorker(workerUrl: string, prepare: Omit<Prepare, 'files'>, csv: string): Promise<BrowserRun>;
  }
}

/** Plays the host: prepares, watches, trains, pauses and resumes over the same contract as an engine's process. */
window.trainInWorker = async (workerUrl, prepare, csv) => {
  const worker = new Worker(workerUrl);
  let snapshots = 0;
  let pausedAt = -1;
  let ended: (progress: Progress) => void = () => undefined;
  const end = new Promise<Progress>((resolve) => {
    ended = resolve;
  });
  const channel = {
    post: (message: unknown) => worker.postMessage(message),
    listen: (receive: (message: unknown) => void) => {
      worker.onmessage = ({ data }) => receive(data);
    },
  };
  const handlers: Handlers<typeof engineEvents> = {
    calls: {},
    events: {
      progress: (progress) => {
        if (progress.status === 'paused') pausedAt = progress.epoch;
        if (progress.status === 'finished') ended(progress);
      },
      snapshot: ({ sequence }) => {
        snapshots++;
        peer.emit('acknowledge', { sequence });
      },
    },
  };
  const peer = new Peer(channel, engineEvents, engineContract, handlers, {
    report: (sentence) => {
      throw new Error(sentence);
    },
  });
  const bytes = new TextEncoder().encode(csv).buffer;
  await peer.call('prepare', { ...prepare, files: { 'data.csv': { bytes } } });
  await peer.call('watch', { visible: true, example: { from: 'train', index: 0 }, surface: 16 });
  await peer.call('start', { run: null, paused: false });
  await peer.call('pause', {});
  await peer.call('resume', {});
  const last = await end;
  const history = await peer.call('history', {});
  worker.terminate();
  return {
    status: last.status,
    epoch: last.epoch,
    pausedAt,
    snapshots,
    costs: [...new Float64Array(history.trainCost)],
  };
};
