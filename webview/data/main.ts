// The page of a spec's data. The host's HTML is that of the panel, with this script and its style sheets.
import '@vscode/codicons/dist/codicon.css';
import '../../media/data-view.css';
import { type DataMemory, dataPanelContract, dataPanelEvents } from '../../src/protocol/data-panel';
import { Peer } from '../../src/protocol/rpc';
import { registerControls } from '../ui/controls';
import { partOf } from '../ui/part';
import type { DataHost } from './host';
import { DataPage } from './page';

declare function acquireVsCodeApi(): { postMessage(message: unknown): void; setState(state: DataMemory): void };

function boot(root: HTMLElement): void {
  registerControls();
  const vscode = acquireVsCodeApi();
  const host: DataHost = new Peer<typeof dataPanelEvents, typeof dataPanelContract>(
    {
      post: (message) => vscode.postMessage(message),
      listen: (receive) => window.addEventListener('message', (event) => receive(event.data)),
    },
    dataPanelEvents,
    dataPanelContract,
    {
      calls: {},
      events: {
        state: (state) => {
          vscode.setState({ spec: state.spec });
          page.show(state);
        },
      },
    },
    {
      report: (sentence, error) => console.error(sentence, error ?? ''),
      // A page that VS Code loads again may still receive answers for the former page.
      firstId: Date.now(),
    },
  );
  const page = new DataPage(root, host);
  void host.call('hydrate', {});
}

boot(partOf(document, '#panel'));
