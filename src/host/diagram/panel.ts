import type { Disposable, LogOutputChannel, ViewColumn, WebviewPanel } from 'vscode';
import type { engineContract } from '../../protocol/engine';
import type { NetworkView } from '../../protocol/network';
import { panelContract, panelEvents, type RunView, type SessionView } from '../../protocol/panel';
import { type Question, questions } from '../../protocol/relayed';
import { type EventPayload, forwardCalls, type Handlers, Peer } from '../../protocol/rpc';
import type { Snapshot, Watch } from '../../protocol/snapshot';
import type { ViewName } from '../../protocol/view';
import type { HistoryColumns } from '../../runs/history/columns';
import { type MessagePort, WebviewChannel } from '../page/channel';
import type { Viewer } from '../session/environment';
import type { Session } from '../session/session';
import type { PanelActions } from './actions';
import type { SpeedMemory } from './speed-memory';

type Page = Peer<typeof panelContract, typeof panelEvents>;
type Events = (typeof panelEvents)['events'];

/** What a diagram uses of the panel that VS Code gives it. */
export interface DiagramView extends Pick<WebviewPanel, 'visible' | 'viewColumn'> {
  readonly webview: MessagePort;
  reveal(): void;
  onDidChangeViewState(changed: () => void): unknown;
}

/** What it uses of its document's session. */
export type PanelSession = Pick<
  Session,
  'hydrate' | 'viewerChanged' | 'detach' | 'acknowledge' | 'ask' | 'branch' | 'openRun' | 'explain'
>;

/** What its page may ask of VS Code. */
export type DiagramActions = Pick<PanelActions, keyof PanelActions>;

/** What a page shows that has just been loaded. */
const firstWatch: Watch = { visible: true, example: null, surface: 0 };

/** One diagram: its webview, the calls of its page, and the events to it. A hidden panel has no page and gets none. */
export class Panel implements Viewer, Disposable {
  watch = firstWatch;
  /** The selected layer, by its position in the network that the page shows. */
  selected: number | null = null;
  /** The version of that network; undefined before there is any. */
  private shown: number | undefined;
  private channel: WebviewChannel | undefined;
  private page: Page | undefined;
  /** The page is up and has been given its state. */
  private hydrated = false;
  /** A layer to focus as soon as the page is up. */
  private toFocus: number | undefined;
  /** Whether the microscope is to be opened as soon as the page is up. */
  private toMagnify = false;
  /** A large view to open as soon as the page is up. */
  private toOpen: ViewName | undefined;
  /** The step to go to as soon as the page is up. */
  private toVisit: number | undefined;
  /** An example to choose as soon as the page is up. */
  private toChoose: EventPayload<typeof panelEvents, 'example'> | undefined;
  /** Where its slider of speed is: where another one was left last, until it is moved itself. */
  private speed: number | undefined;

  constructor(
    private readonly view: DiagramView,
    private readonly training: PanelSession,
    private readonly actions: DiagramActions,
    private readonly speeds: Pick<SpeedMemory, 'position' | 'keep'>,
    private readonly log: Pick<LogOutputChannel, 'warn'>,
  ) {
    this.speed = speeds.position;
    this.connect();
    view.onDidChangeViewState(() => this.shownOrHidden());
  }

  /** The column of the editor it is in; undefined while VS Code moves it. */
  get column(): ViewColumn | undefined {
    return this.view.viewColumn;
  }

  /** Whether its page is on the screen and up. */
  get visible(): boolean {
    return this.hydrated && this.view.visible;
  }

  get watching(): boolean {
    return this.visible && this.watch.visible;
  }

  /** Shows a network, and which of its layers are those that the page has shown before. */
  network(network: NetworkView): void {
    if (!this.visible) return;
    const { shown } = this;
    const positions =
      shown === undefined || shown === network.version ? undefined : this.actions.formerPositions(shown);
    if (positions && this.selected !== null) this.selected = positions[this.selected] ?? null;
    this.shown = network.version;
    this.emit('network', {
      ...network,
      ...(shown !== undefined && positions ? { former: { version: shown, positions: [...positions] } } : {}),
    });
    this.cursor();
  }

  /** The text cursor may be in another line. */
  cursor(): void {
    const shown = this.visible ? this.shown : undefined;
    if (shown !== undefined) this.emit('cursor', { position: this.actions.cursor(shown) });
  }

  session(view: SessionView): void {
    this.emit('session', view);
  }

  history(history: HistoryColumns): void {
    this.emit('history', history);
  }

  records(records: HistoryColumns): void {
    this.emit('records', records);
  }

  runs(runs: readonly RunView[], older: number): void {
    this.emit('runs', { runs: [...runs], older });
  }

  snapshot(snapshot: Snapshot): void {
    this.emit('snapshot', snapshot);
  }

  /** Brings the panel to the front with the keyboard's focus on a layer's card. */
  focus(position: number): void {
    this.view.reveal();
    if (this.hydrated) this.emit('focus', { position });
    else this.toFocus = position;
  }

  /** Opens the microscope. */
  openMicroscope(): void {
    if (this.hydrated) this.emit('microscope', {});
    else this.toMagnify = true;
  }

  /** Opens a large view. */
  openView(name: ViewName): void {
    if (this.hydrated) this.emit('view', { name });
    else this.toOpen = name;
  }

  /** Goes to a step of the run. */
  travel(step: number): void {
    if (this.hydrated) this.emit('travel', { step });
    else this.toVisit = step;
  }

  /** Chooses an example of the data. */
  example(example: EventPayload<typeof panelEvents, 'example'>): void {
    if (this.hydrated) this.emit('example', example);
    else this.toChoose = example;
  }

  dispose(): void {
    this.hydrated = false;
    this.training.detach(this);
    this.disconnect();
  }

  private emit<K extends keyof Events & string>(name: K, payload: EventPayload<typeof panelEvents, K>): void {
    if (this.visible) this.page?.emit(name, payload);
  }

  /** Every page gets a new peer, so that no answer for a former page reaches it. */
  private connect(): void {
    this.channel = new WebviewChannel(this.view.webview, (error) => this.log.warn('a message was lost', error));
    this.page = new Peer(this.channel, panelContract, panelEvents, this.handlers(), {
      report: (sentence, error) => this.log.warn(sentence, error ?? ''),
      describe: (error) => ({ sentence: this.training.explain(error) }),
    });
  }

  private disconnect(): void {
    this.page?.close(new Error('the page is gone'));
    this.channel?.dispose();
  }

  private shownOrHidden(): void {
    if (this.view.visible || !this.hydrated) return;
    this.hydrated = false;
    this.disconnect();
    this.connect();
    this.training.viewerChanged(this);
  }

  private handlers(): Handlers<typeof panelContract> {
    const { training, actions } = this;
    const calls: Handlers<typeof panelContract>['calls'] = {
      hydrate: () => {
        this.hydrated = true;
        this.watch = firstWatch;
        this.shown = undefined;
        if (this.speed !== undefined) this.emit('speed', { position: this.speed });
        this.network(actions.network());
        training.hydrate(this);
        if (this.toFocus !== undefined) this.emit('focus', { position: this.toFocus });
        if (this.toChoose !== undefined) this.emit('example', this.toChoose);
        if (this.toMagnify) this.emit('microscope', {});
        if (this.toOpen !== undefined) this.emit('view', { name: this.toOpen });
        if (this.toVisit !== undefined) this.emit('travel', { step: this.toVisit });
        this.toFocus = this.toChoose = this.toOpen = this.toVisit = undefined;
        this.toMagnify = false;
        return {};
      },
      edit: ({ version, edit }) => actions.edit(version, edit),
      paste: ({ version, after }) => actions.paste(version, after),
      copyLayer: ({ version, layer }) => refusalOf(actions.copyLayer(version, layer)),
      control: ({ control, goals }) => refusalOf(actions.control(control, goals)),
      select: ({ version, position }) => {
        this.selected = version === this.shown ? position : null;
        return nothing(actions.select(version, position));
      },
      reveal: ({ line, character }) => nothing(actions.reveal(line, character)),
      undo: () => refusalOf(actions.undoRedo('undo')),
      redo: () => refusalOf(actions.undoRedo('redo')),
      copy: ({ text }) => nothing(actions.copy(text)),
      save: async ({ name, bytes }) => ({ saved: await actions.save(name, new Uint8Array(bytes)) }),
      branch: () => refusalOf(training.branch()),
      openRun: ({ id }) => refusalOf(training.openRun(id)),
      chooseRun: () => refusalOf(actions.chooseRun()),
      renameRun: ({ id }) => nothing(actions.renameRun(id)),
      deleteRun: ({ id }) => nothing(actions.deleteRun(id)),
      watch: (watch) => {
        this.watch = watch;
        training.viewerChanged(this);
        return {};
      },
      ...forwardCalls<typeof engineContract, Question>(questions, (method, params) => training.ask(method, params)),
    };
    const events: Handlers<typeof panelContract>['events'] = {
      acknowledge: ({ sequence }) => training.acknowledge(sequence, this),
      speed: ({ position }) => {
        this.speed = position;
        this.speeds.keep(position);
      },
    };
    return { calls, events };
  }
}

async function refusalOf(refusal: Promise<string | undefined>): Promise<{ refusal?: string }> {
  const sentence = await refusal;
  return sentence === undefined ? {} : { refusal: sentence };
}

async function nothing(done: void | PromiseLike<void>): Promise<Record<string, never>> {
  await done;
  return {};
}
