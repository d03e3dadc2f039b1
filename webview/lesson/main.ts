// The page of a lesson. The host's HTML is that of the panel, with this script and its style sheets.
import '@vscode/codicons/dist/codicon.css';
import '../../media/lesson.css';
import { type LessonMemory, lessonPanelContract, lessonPanelEvents } from '../../src/protocol/lesson-panel';
import { Peer } from '../../src/protocol/rpc';
import { registerControls } from '../ui/controls';
import { partOf } from '../ui/part';
import { LessonPage } from './page';

declare function acquireVsCodeApi(): { postMessage(message: unknown): void; setState(state: LessonMemory): void };

function boot(root: HTMLElement): void {
  registerControls();
  const vscode = acquireVsCodeApi();
  const host = new Peer<typeof lessonPanelEvents, typeof lessonPanelContract>(
    {
      post: (message) => vscode.postMessage(message),
      listen: (receive) => window.addEventListener('message', (event) => receive(event.data)),
    },
    lessonPanelEvents,
    lessonPanelContract,
    {
      calls: {},
      events: {
        state: (state) => {
          vscode.setState({ lesson: state.lesson });
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
  const page = new LessonPage(root, host);
  void host.call('hydrate', {});
}

boot(partOf(document, '#panel'));
