import * as vscode from 'vscode';
import type { Control } from '../model/controls';
import type { CommandName } from './command-names';
import { runCommand } from './commands';
import { ContextKeys } from './context-keys';
import { currentDocument, currentSpec } from './current-spec';
import { readingEnvironment } from './data/environment';
import { DataPanels } from './data/panels';
import { DiagramEditor } from './diagram/editor';
import { DocumentReads } from './documents/document-reads';
import { SpecDocuments } from './documents/spec-document';
import { OutsideFiles } from './files/outside-files';
import { SpecMoves } from './files/spec-moves';
import { codeActionProvider } from './languages/code-actions';
import { CodeLenses } from './languages/code-lens';
import { completionProvider } from './languages/completion';
import { DataProblems } from './languages/data-problems';
import { Diagnostics } from './languages/diagnostics';
import { FileColumns } from './languages/file-columns';
import { foldingProvider } from './languages/folding';
import { hoverProvider } from './languages/hover';
import { symbolProvider } from './languages/outline';
import { tellRunEnd } from './run-end';
import { Sessions } from './sessions';
import { StatusBar } from './status-bar';
import { TextReaders } from './text-readers';

/** Characters behind which something may be offered: a value, the next word, the next column of a list. */
const completionTriggers = ['=', ' ', '"', ','];

const selector: vscode.DocumentSelector = { language: 'nnet' };

/** All parts of the activated extension: built once, disposed together. */
export class Host {
  readonly diagrams: DiagramEditor;
  private readonly data: DataPanels;
  private readonly log = vscode.window.createOutputChannel('NNet', { log: true });
  private readonly specs = new SpecDocuments();
  private readonly reads = new DocumentReads(this.specs);
  private readonly sessions: Sessions;
  private readonly lenses: CodeLenses;
  private readonly status: StatusBar;
  private readonly keys = new ContextKeys(
    (key, value) => void vscode.commands.executeCommand('setContext', key, value),
  );
  private readonly disposables: vscode.Disposable[];
  /** What the lenses show, to spare VS Code asking again when nothing of it has changed. */
  private shown = '';

  constructor({ extensionUri, workspaceState }: vscode.ExtensionContext) {
    const { specs, log } = this;
    const outside = new OutsideFiles(workspaceState);
    this.sessions = new Sessions(specs, outside, extensionUri, log);
    this.diagrams = new DiagramEditor(specs, this.reads, this.sessions, extensionUri, log);
    this.data = new DataPanels(specs, this.reads, {
      extension: extensionUri,
      log,
      environmentOf: ({ document }) => readingEnvironment(document.uri, outside, extensionUri, log),
      showExample: (uri, example) => this.diagrams.showExample(uri, example),
    });
    this.lenses = new CodeLenses(specs, this.sessions);
    this.status = new StatusBar(this.sessions, this.keys);
    const problems = new DataProblems(specs, this.sessions);
    this.disposables = [
      specs,
      this.reads,
      new Diagnostics(specs, this.reads),
      problems,
      new TextReaders(specs, this.sessions, this.reads),
      vscode.languages.registerCodeActionsProvider(selector, codeActionProvider(specs, problems), {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
      vscode.languages.registerCompletionItemProvider(
        selector,
        completionProvider(specs, new FileColumns()),
        ...completionTriggers,
      ),
      vscode.languages.registerDocumentSymbolProvider(selector, symbolProvider(specs), { label: 'NNet' }),
      vscode.languages.registerFoldingRangeProvider(selector, foldingProvider(specs)),
      vscode.languages.registerHoverProvider(selector, hoverProvider(specs, this.sessions)),
      vscode.languages.registerCodeLensProvider(selector, this.lenses),
      this.sessions.onDidChange(() => this.refresh()),
      this.sessions.onDidEndRun((uri) => this.tellEnd(uri)),
      this.reads.onDidRead(({ document }) => {
        this.sessions.wake(document);
        this.refresh();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.sessions.closed(document)),
      new SpecMoves(this.sessions, this.diagrams, (addressOf) => this.status.relocate(addressOf), log),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('nnet')) this.sessions.settingsChanged();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.sessions.wakeAll()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.refresh()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.refresh()),
      vscode.window.onDidChangeActiveTextEditor(() => this.refresh()),
      this.diagrams,
      this.data,
      this.status,
    ];
    this.refresh();
  }

  run(name: CommandName, argument: unknown): Promise<void> {
    const { sessions, diagrams, data, status, log } = this;
    return runCommand(name, argument, { sessions, diagrams, data, status, log });
  }

  /** Resolves once every engine has saved its run and ended, or was killed. */
  async dispose(): Promise<void> {
    for (const disposable of this.disposables) disposable.dispose();
    await this.sessions.dispose();
    this.log.dispose();
  }

  private tellEnd(uri: vscode.Uri): void {
    const session = this.sessions.find(uri);
    if (session) void tellRunEnd(uri, session, this.diagrams);
  }

  /** What can be done to the current spec, and how far its run is, wherever VS Code shows it. */
  private refresh(): void {
    const document = currentDocument();
    const { disabled, outcomes } = (document && this.sessions.of(document).view()) ?? {};
    this.keys.update((control: Control) => disabled !== undefined && disabled[control] === undefined);
    this.status.update(currentSpec());
    const shown = `${document?.uri.toString()} ${Object.keys(disabled ?? {}).join(' ')} ${JSON.stringify(outcomes)}`;
    if (shown !== this.shown) this.lenses.refresh();
    this.shown = shown;
  }
}
