import { dataReaderContract, dataReaderEvents } from '../protocol/data-view';
import { Peer } from '../protocol/rpc';
import { parentChannel } from './channels.node';
import { DataReader } from './data-reader';
import { describeFailure } from './describe-fault';
import { nodeSha256 } from './digest.node';
import { openRegularFile } from './read-file.node';

/** The process that reads the data of one spec for its view: it ends with its host. */
export function readData(): void {
  const environment = { now: () => performance.now(), openFile: openRegularFile, sha256: nodeSha256 };
  const reader = new DataReader(environment, (share) => peer.emit('reading', { share }));
  const peer = new Peer(
    parentChannel(),
    dataReaderContract,
    dataReaderEvents,
    {
      calls: {
        open: (params) => reader.open(params),
        findings: () => reader.findings(),
        columns: (params) => reader.columns(params),
        rows: (params) => reader.rows(params),
        images: (params) => reader.images(params),
      },
      events: {},
    },
    {
      report: (sentence, error) => {
        if (error === undefined) peer.emit('failed', { trace: sentence });
      },
      describe: describeFailure,
    },
  );
  process.once('disconnect', () => process.exit(0));
  peer.emit('ready', {});
}
