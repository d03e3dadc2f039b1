import { message } from '../../model/message';
import { dataReaderArgument, dataReaderContract, dataReaderEvents } from '../../protocol/data-view';
import { type CallParams, type CallResult, Peer } from '../../protocol/rpc';
import { EngineGone } from '../session/engine';
import { EngineProcess } from '../session/engine-process';

type Contract = typeof dataReaderContract;

/** The process that reads the data of one spec; it holds them for as long as their view is open. */
export class DataReaderProcess {
  private readonly child: EngineProcess;
  private readonly peer: Peer<typeof dataReaderEvents, Contract>;
  private isKilled = false;

  /** Throws where the system refuses to start a process. */
  constructor(file: string, reading: (share: number) => void, report: (sentence: string, error?: unknown) => void) {
    this.child = new EngineProcess(file, true, [dataReaderArgument]);
    this.peer = new Peer<typeof dataReaderEvents, Contract>(
      this.child,
      dataReaderEvents,
      dataReaderContract,
      {
        calls: {},
        events: {
          reading: ({ share }) => reading(share),
          failed: ({ trace }) => report(trace ?? 'the reader of the data has failed'),
        },
      },
      { report },
    );
    void this.child.exited.then(({ code, signal, errors }) => {
      if (this.isKilled) return;
      report(`the reader of the data ended unasked (${signal ?? code}): ${errors}`);
      this.peer.close(new EngineGone(message('engine-lost-idle', { exit: String(signal ?? code) })));
    });
  }

  /** Rejects with RemoteError when the reader throws, with EngineGone when it has ended. */
  call<K extends keyof Contract['calls'] & string>(
    method: K,
    params: CallParams<Contract, K>,
  ): Promise<CallResult<Contract, K>> {
    return this.peer.call(method, params);
  }

  /** Ends the process, whatever it does; what was asked rejects with EngineGone. */
  kill(): void {
    this.isKilled = true;
    this.peer.close(new EngineGone(message('engine-absent')));
    this.child.kill();
  }
}
