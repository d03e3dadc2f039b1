import { engineContract, engineEvents } from '../../../src/protocol/engine';
import { Peer } from '../../../src/protocol/rpc';
import { historyOf } from '../../../src/runs/history/columns';
import { describeFailure } from '../../../src/worker/describe-fault';
import type { Environment } from '../../../src/worker/environment';
import { engineHandlers } from '../../../src/worker/handlers';
import { Training } from '../../../src/worker/training';

/** What a worker has of its global scope that an engine needs. */
interface WorkerScope {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

const refused = (path: string): never => {
  throw new Error(`a browser cannot read ${path}`);
};

/** A browser has no disk: data come as bytes, and a run is not kept. */
const environment: Environment = {
  now: () => performance.now(),
  date: () => new Date().toISOString(),
  deliverMessages: () => new Promise((resolve) => setTimeout(resolve, 0)),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  readFile: refused,
  openFile: refused,
  version: 'browser',
};

function serve(scope: WorkerScope): void {
  const training = new Training(environment, {
    progress: (progress) => peer.emit('progress', progress),
    records: (records) => peer.emit('records', historyOf(records)),
    snapshot: (snapshot) => peer.emit('snapshot', snapshot),
    reading: (share) => peer.emit('reading', { share }),
    failed: (error) => peer.emit('failed', describeFailure(error)),
  });
  const channel = {
    post: (message: unknown) => scope.postMessage(message),
    listen: (receive: (message: unknown) => void) => {
      scope.onmessage = ({ data }) => receive(data);
    },
  };
  const peer = new Peer(channel, engineContract, engineEvents, engineHandlers(training), {
    report: (sentence) => peer.emit('failed', { trace: sentence }),
    describe: describeFailure,
  });
}

serve(globalThis as unknown as WorkerScope);
