import path from 'node:path';
import * as vscode from 'vscode';
import type { Fix } from '../../language/problem';
import { message } from '../../model/message';
import { type DataState, dataPanelContract, dataPanelEvents } from '../../protocol/data-panel';
import { type DataQuestion, dataQuestions, type dataReaderContract } from '../../protocol/data-view';
import type { panelEvents } from '../../protocol/panel';
import { type EventPayload, forwardCalls, type Handlers, Peer } from '../../protocol/rpc';
import type { SpecDocument } from '../documents/spec-document';
import { WebviewChannel } from '../page/channel';
import { loadPage } from '../page/load-page';
import { plain } from '../plain';
import { say, sayFault } from '../say';
import { accessRefusal } from '../session/controls';
import { explain } from '../session/explain';
import { DataFiles } from './files';
import { chosenFix, type DataProblem, problemsOf } from './problems';
import { DataReading, type ReadingEnvironment } from './reading';

/** The name of the webview's kind. */
export const dataViewType = 'nnet.data';

/** What a panel asks of the rest of the extension. */
export interface DataPanelHost {
  readonly extension: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  environmentOf(spec: SpecDocument): ReadingEnvironment;
  showExample(uri: vscode.Uri, example: EventPayload<typeof panelEvents, 'example'>): Promise<void>;
}

/** The view of one spec's data: a page of its own, which follows the text. */
export class DataPanel implements vscode.Disposable {
  private readonly panel: vscode.WebviewPanel;
  private readonly channel: WebviewChannel;
  private readonly page: Peer<typeof dataPanelContract, typeof dataPanelEvents>;
  private readonly reading: DataReading;
  private readonly environment: ReadingEnvironment;
  private readonly files: DataFiles;
  private isUp = false;

  /** @param restored the panel that VS Code has kept from the window's last time */
  constructor(
    private spec: SpecDocument,
    private readonly host: DataPanelHost,
    closed: () => void,
    restored?: vscode.WebviewPanel,
  ) {
    const { extension, log } = host;
    this.panel =
      restored ??
      vscode.window.createWebviewPanel(dataViewType, this.title, vscode.ViewColumn.Beside, { enableFindWidget: true });
    const icon = (kind: string): vscode.Uri => vscode.Uri.joinPath(extension, 'media', `nnet-${kind}.svg`);
    this.panel.iconPath = { light: icon('light'), dark: icon('dark') };
    this.environment = host.environmentOf(spec);
    this.reading = new DataReading(this.environment, () => this.show());
    this.files = new DataFiles(() => this.readAgain());
    const { webview } = this.panel;
    this.channel = new WebviewChannel(webview, (error) => log.warn('a message was lost', error));
    this.page = new Peer(this.channel, dataPanelContract, dataPanelEvents, this.handlers(), {
      report: (sentence, error) => log.warn(sentence, error ?? ''),
      describe: (error) => ({ sentence: explain(error, this.environment) }),
    });
    this.panel.onDidDispose(() => {
      this.dispose();
      closed();
    });
    loadPage(webview, extension, {
      script: 'dist/data-view.js',
      styles: ['dist/data-view.css'],
    });
    this.update();
  }

  reveal(): void {
    this.panel.reveal();
  }

  /** The text of the spec was read: its data are read again where it names others. */
  update(read: SpecDocument = this.spec): void {
    // A document that was closed and opened again is another one.
    this.spec = read;
    const { spec, errors, ...access } = this.spec.reading();
    const refusal = accessRefusal({ ...access, trusted: vscode.workspace.isTrusted });
    if (refusal) this.reading.refuse(refusal);
    else if (!spec) this.reading.wait(message('control-errors', { count: errors }));
    else if (!spec.data) this.reading.refuse(message('view-none'));
    else {
      this.files.watch(spec, this.spec.document.uri.fsPath);
      void this.reading.read(spec);
    }
    this.show();
  }

  dispose(): void {
    this.isUp = false;
    this.reading.dispose();
    this.files.dispose();
    this.channel.dispose();
    this.page.close(new Error('the page is gone'));
    this.panel.dispose();
  }

  private get title(): string {
    return say(message('view-title', { name: path.posix.basename(this.spec.document.uri.path) }));
  }

  private get problems(): readonly DataProblem[] {
    const { fault, findings } = this.reading;
    return problemsOf(this.spec.analysis, fault, findings, { say, sayFault });
  }

  private readAgain(): void {
    const { spec } = this.spec.analysis;
    if (spec?.data) void this.reading.again(spec);
  }

  private show(): void {
    if (this.isUp) this.page.emit('state', this.state());
  }

  private state(): DataState {
    const { phase, share, sentence, overview, number, examination } = this.reading;
    const source = this.source();
    return {
      spec: this.spec.document.uri.toString(),
      title: path.posix.basename(this.spec.document.uri.path),
      ...(source ? { line: source.start.line + 1 } : {}),
      phase,
      ...(phase === 'reading' && share !== undefined ? { share } : {}),
      ...(sentence === undefined ? {} : { sentence }),
      reading: number,
      ...(overview ? { overview } : {}),
      examination,
      problems: this.problems.map(({ view }) => view),
    };
  }

  /** Where the spec names the data. */
  private source(): vscode.Range | undefined {
    const data = this.spec.analysis.document.top('data');
    const node = data?.child('file') ?? data?.child('generate') ?? data;
    return node && this.spec.range(node.syntax);
  }

  private handlers(): Handlers<typeof dataPanelContract> {
    const calls: Handlers<typeof dataPanelContract>['calls'] = {
      hydrate: () => {
        this.isUp = true;
        this.show();
        return {};
      },
      examine: () => {
        void this.reading.examine();
        return {};
      },
      fix: async (chosen) => {
        const fix = chosenFix(this.problems, chosen);
        // Where the text has changed since, the page is shown what is at fault in it now.
        if (fix) await this.apply(fix);
        else this.show();
        return {};
      },
      reveal: async ({ file, line }) => {
        await this.revealLine(file, line);
        return {};
      },
      openSpec: async () => {
        const range = this.source();
        await vscode.window.showTextDocument(this.spec.document, {
          viewColumn: vscode.ViewColumn.One,
          ...(range ? { selection: new vscode.Range(range.start, range.start) } : {}),
        });
        return {};
      },
      showExample: async ({ set, example }) => {
        await this.host.showExample(this.spec.document.uri, { from: set, index: example });
        return {};
      },
      ...forwardCalls<typeof dataReaderContract, DataQuestion>(dataQuestions, (method, params) =>
        this.reading.call(method, params),
      ),
    };
    return { calls, events: {} };
  }

  /** Writes what mends a problem into the text. */
  private async apply({ edits }: Fix): Promise<void> {
    const change = new vscode.WorkspaceEdit();
    change.set(
      this.spec.document.uri,
      edits.map(({ range, text }) => vscode.TextEdit.replace(this.spec.range(range), text)),
    );
    if (await vscode.workspace.applyEdit(change)) return;
    void vscode.window.showWarningMessage(plain(say(message('edit-read-only'))));
  }

  private async revealLine(file: 'training' | 'test', line: number): Promise<void> {
    const { source, test } = this.spec.analysis.spec?.data ?? {};
    const named = file === 'test' ? test : source;
    if (named?.from !== 'file') return;
    const uri = vscode.Uri.file(path.resolve(path.dirname(this.spec.document.uri.fsPath), named.path));
    const at = new vscode.Position(line - 1, 0);
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, {
        viewColumn: vscode.ViewColumn.One,
        selection: new vscode.Range(at, at),
      });
    } catch (error) {
      // VS Code opens no file as text that is none, or is too large.
      this.host.log.warn(`${uri.fsPath} could not be shown`, error);
      void vscode.window.showWarningMessage(plain(say(message('view-no-text', { file: named.path }))));
    }
  }
}
