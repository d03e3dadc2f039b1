import { panelContract, panelEvents } from '../../../src/protocol/panel';
import { Peer } from '../../../src/protocol/rpc';
import type { Host } from '../../../webview/host';

/** A call of the panel that waits for the test's answer. */
interface HeldCall {
  readonly method: string;
  readonly params: unknown;
  answer(result: unknown): void;
  fail(): void;
}

/** A host that answers each call when the test says so. */
export class HeldHost {
  /** The calls that wait, in the order in which they came. */
  readonly calls: HeldCall[] = [];
  readonly host: Host;

  constructor() {
    let receive: (message: unknown) => void = () => undefined;
    const channel = {
      post: (message: unknown): void => {
        const { id, method, params } = message as { id: number; method: string; params: unknown };
        this.calls.push({
          method,
          params,
          answer: (result) => receive({ type: 'result', id, result }),
          fail: () => receive({ type: 'error', id, message: 'no answer', data: null }),
        });
      },
      listen: (listener: (message: unknown) => void): void => {
        receive = listener;
      },
    };
    const options = { report: (): void => undefined };
    this.host = new Peer(channel, panelEvents, panelContract, { calls: {}, events: {} }, options);
  }

  /** Resolves once what was answered has been received. */
  async received(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
