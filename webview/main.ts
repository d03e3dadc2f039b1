// The panel's page. The host's HTML provides <html lang="…"> with VS Code's display language, a <link> to
// dist/webview.css (the style sheets imported here), <meta property="csp-nonce" content="…"> for the toolkit,
// <body><div id="panel"></div></body> and this script with the same nonce. Everything else is built here.
import '@vscode/codicons/dist/codicon.css';
import 'uplot/dist/uPlot.min.css';
import '../media/panel.css';
import { panelContract, panelEvents } from '../src/protocol/panel';
import { Peer } from '../src/protocol/rpc';
import { mountDiagram } from './diagram/diagram';
import { createGradientCheckView } from './gradcheck/gradient-check';
import { createHealthView } from './health/health';
import type { Host } from './host';
import { mountInspector } from './inspect/inspector';
import { createLandscapeView } from './landscape/landscape';
import { PageMemory } from './memory';
import { openMicroscope } from './microscope/keys';
import { mountMicroscope } from './microscope/microscope';
import { mountPicker } from './picker/picker';
import { mountPlot } from './plot/plot';
import { createResultsView } from './results/results';
import { Store } from './store';
import { mountTimeBar } from './time/time-bar';
import { mountToolbar } from './toolbar/toolbar';
import { registerControls } from './ui/controls';
import { partOf } from './ui/part';
import { createRegions } from './ui/regions';
import { openView } from './view/open-view';
import { mountViews } from './view/views';
import { keepWatch } from './watch';

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: object): void;
};

function boot(panel: HTMLElement): void {
  registerControls();
  const store = new Store();
  const vscode = acquireVsCodeApi();
  const memory = new PageMemory(vscode);
  const regions = createRegions(panel);
  const host: Host = new Peer<typeof panelEvents, typeof panelContract>(
    {
      post: (message) => vscode.postMessage(message),
      listen: (receive) => window.addEventListener('message', (event) => receive(event.data)),
    },
    panelEvents,
    panelContract,
    {
      calls: {},
      events: {
        speed: ({ position }) => store.update({ speed: position }),
        network: (network) => store.showNetwork(network),
        session: (session) => store.update({ session }),
        history: (whole) => store.replaceHistory(whole),
        records: (records) => store.appendHistory(records),
        snapshot: (snapshot) => {
          store.update({ snapshot });
          // Also for one that is not drawn, because its network is no longer loaded: the engine waits for each answer.
          requestAnimationFrame(() =>
            requestAnimationFrame(() => host.emit('acknowledge', { sequence: snapshot.sequence })),
          );
        },
        runs: ({ runs, older }) => store.update({ runs, olderRuns: older }),
        cursor: ({ position }) => store.update({ cursor: position }),
        focus: ({ position }) => diagram.focus(position),
        travel: ({ step }) => store.update({ asked: { step } }),
        microscope: () => openMicroscope(store),
        view: ({ name }) => openView(store, name),
        example: (example) => store.update({ example }),
      },
    },
    {
      report: (sentence, error) => console.error(sentence, error ?? ''),
      // A page that VS Code loads again may still receive answers for the former page.
      firstId: Date.now(),
    },
  );
  const diagram = mountDiagram(regions, store, host);
  mountToolbar(regions.toolbar, store, host, (sentence) => diagram.refuse(sentence));
  mountPicker(regions.picker, store, host);
  mountPlot(regions.plot, store, host, memory);
  mountInspector(regions.inspector, store, host);
  mountMicroscope(regions, store, host);
  mountViews(regions, store, host, [createResultsView, createHealthView, createLandscapeView, createGradientCheckView]);
  mountTimeBar(regions, store, host);
  keepWatch(store, host);
  void host.call('hydrate', {});
}

boot(partOf(document, '#panel'));
