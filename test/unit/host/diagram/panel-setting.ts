import { type DiagramActions, Panel, type PanelSession } from '../../../../src/host/diagram/panel';
import type { NetworkView } from '../../../../src/protocol/network';
import { panelContract, panelEvents } from '../../../../src/protocol/panel';
import { type EventHandlers, Peer } from '../../../../src/protocol/rpc';

export const networkOf = (version: number): NetworkView => ({
  ...{ version, title: 'flower', layers: [], parameters: 0, readable: true, problems: [] },
  ...{ hasData: true, dataExample: '', trusted: true },
});

/** A panel of VS Code in which a page may be loaded, and what each of its ends is told. */
export class Setting {
  visible = true;
  readonly viewColumn = 2;
  shown = networkOf(7);
  positions: readonly (number | null)[] | undefined = [null, 0, 1];
  refusal: string | undefined;
  saves: Promise<boolean> = Promise.resolve(true);
  readonly done: unknown[] = [];
  /** Events that the page has received. */
  received: (readonly [name: string, payload: unknown])[] = [];
  readonly listeners = new Set<(message: unknown) => unknown>();
  /** Messages to whatever page is loaded. */
  readonly posted: { readonly type: string; readonly id?: number }[] = [];
  private changed: () => void = () => undefined;
  private toPage: (message: unknown) => void = () => undefined;
  readonly panel: Panel;

  constructor(readonly speeds: { position: number | undefined } = { position: undefined }) {
    const note =
      (name: string) =>
      (...args: unknown[]): void =>
        void this.done.push([name, ...args]);
    const noteAsync =
      <T>(name: string, answer: () => T) =>
      async (...args: unknown[]): Promise<T> => {
        note(name)(...args);
        return answer();
      };
    const refused = (name: string) => noteAsync(name, () => this.refusal);
    const edited = (name: string) => noteAsync(name, () => ({ refusal: 'no such layer' }));
    const actions: DiagramActions = {
      network: () => this.shown,
      formerPositions: () => this.positions,
      cursor: (version) => version,
      edit: edited('edit'),
      paste: edited('paste'),
      copyLayer: refused('copyLayer'),
      copy: noteAsync('copy', () => undefined),
      control: refused('control'),
      select: note('select'),
      reveal: noteAsync('reveal', () => undefined),
      undoRedo: refused('undoRedo'),
      save: async (name, bytes) => {
        note('save')(name, bytes);
        return this.saves;
      },
      chooseRun: refused('chooseRun'),
      renameRun: noteAsync('renameRun', () => undefined),
      deleteRun: noteAsync('deleteRun', () => undefined),
    };
    const session: PanelSession = {
      hydrate: () => note('hydrate')(),
      viewerChanged: () => note('viewerChanged')(),
      detach: () => note('detach')(),
      acknowledge: (sequence) => note('acknowledge')(sequence),
      ask: (method, params) => {
        note('ask')(method, params);
        return Promise.reject(new Error('none'));
      },
      branch: refused('branch'),
      openRun: refused('openRun'),
      explain: (error) => `There is ${error instanceof Error ? error.message : ''}.`,
    };
    const webview = {
      postMessage: async (message: { readonly type: string; readonly id?: number }) => {
        this.posted.push(message);
        this.toPage(message);
        return true;
      },
      onDidReceiveMessage: (listener: (message: unknown) => unknown) => {
        this.listeners.add(listener);
        return { dispose: () => this.listeners.delete(listener) };
      },
    };
    const setting = this;
    const view = {
      webview,
      get visible() {
        return setting.visible;
      },
      viewColumn: this.viewColumn,
      reveal: () => note('revealPanel')(),
      onDidChangeViewState: (changed: () => void) => {
        this.changed = changed;
      },
    };
    const keeper = {
      get position() {
        return speeds.position;
      },
      keep: (position: number) => {
        speeds.position = position;
      },
    };
    this.panel = new Panel(view, session, actions, keeper, { warn: () => undefined });
  }

  get events(): EventHandlers<typeof panelEvents> {
    const keep = (name: string) => (payload: unknown) => void this.received.push([name, payload]);
    return {
      ...{ network: keep('network'), cursor: keep('cursor'), focus: keep('focus'), example: keep('example') },
      ...{ session: keep('session'), history: keep('history'), records: keep('records'), runs: keep('runs') },
      ...{ snapshot: keep('snapshot'), speed: keep('speed') },
    };
  }

  /** Loads a page, which reports that it is up. */
  async load() {
    const page = new Peer(
      {
        post: (message) => {
          for (const listener of this.listeners) listener(message);
        },
        listen: (receive) => {
          this.toPage = receive;
        },
      },
      panelEvents,
      panelContract,
      { calls: {}, events: this.events },
      { report: () => undefined },
    );
    await page.call('hydrate', {});
    return page;
  }

  /** VS Code shows or hides the panel, or moves it. */
  turn(visible: boolean): void {
    this.visible = visible;
    this.changed();
  }

  takeDone(): unknown[] {
    return this.done.splice(0);
  }

  takeReceived(): unknown[] {
    return this.received.splice(0);
  }
}
