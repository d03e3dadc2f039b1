import * as vscode from 'vscode';
import type { Control } from '../protocol/panel';
import { type CommandName, runCommand } from './commands';
import { ContextKeys } from './context-keys';
import { currentDocument, currentSpec } from './current-spec';
import { DiagramEditor } from './diagram/editor';
import { SpecDocuments } from './documents/spec-document';
import { OutsideFiles } from './files/outside-files';
import { codeActionProvider } from './languages/code-actions';
import { CodeLenses } from './languages/code-lens';
import { completionProvider } from './languages/completion';
import { Diagnostics } from './languages/diagnostics';
import { foldingProvider } from './languages/folding';
import { hoverProvider } from './languages/hover';
import { symbolProvider } from './languages/outline';
import { Sessions } from './sessions';
import { StatusBar } from './status-bar';

/** A spec that is edited is loaded anew after this rest, in milliseconds. */
const rest = 500;
const selector: vscode.DocumentSelector = { language: 'nnet' };

/** Everything behind the way in: built once, disposed as a whole. */
export class Host {
  readonly diagrams: DiagramEditor;
  private readonly log = vscode.window.createOutputChannel('NNet', { log: true });
  private readonly specs = new SpecDocuments();
  private readonly sessions: Sessions;
  private readonly lenses: CodeLenses;
  private readonly status: StatusBar;
  private readonly keys = new ContextKeys();
  private readonly wakers = new Map<vscode.TextDocument, NodeJS.Timeout>();
  private readonly disposables: vscode.Disposable[];
  /** What the lenses show, to spare VS Code asking anew when nothing of it has changed. */
  private shown = '';

  constructor({ extensionUri, workspaceState }: vscode.ExtensionContext) {
    const { specs, log } = this;
    this.sessions = new Sessions(specs, new OutsideFiles(workspaceState), extensionUri, log);
    this.diagrams = new DiagramEditor(specs, this.sessions, extensionUri, log);
    this.lenses = new CodeLenses(specs, this.sessions);
    this.status = new StatusBar(this.sessions);
    this.disposables = [
      new Diagnostics(specs),
      vscode.languages.registerCodeActionsProvider(selector, codeActionProvider(specs), {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
      vscode.languages.registerCompletionItemProvider(selector, completionProvider(specs), '=', ' '),
      vscode.languages.registerDocumentSymbolProvider(selector, symbolProvider(specs), { label: 'NNet' }),
      vscode.languages.registerFoldingRangeProvider(selector, foldingProvider(specs)),
      vscode.languages.registerHoverProvider(selector, hoverProvider(specs, this.sessions)),
      vscode.languages.registerCodeLensProvider(selector, this.lenses),
      this.sessions.onDidChange(() => this.refresh()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.wakeSoon(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.sessions.closed(document)),
      vscode.workspace.onWillRenameFiles((event) =>
        event.waitUntil(this.sessions.leaveFiles(event.files.map(({ oldUri }) => oldUri))),
      ),
      vscode.workspace.onWillDeleteFiles((event) => event.waitUntil(this.sessions.leaveFiles(event.files))),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.sessions.wakeAll()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.refresh()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.refresh()),
      vscode.window.onDidChangeActiveTextEditor(() => this.refresh()),
      this.diagrams,
      this.status,
    ];
    this.refresh();
  }

  run(name: CommandName, argument: unknown): Promise<void> {
    return runCommand(name, argument, { sessions: this.sessions, diagrams: this.diagrams, log: this.log });
  }

  /** Resolves once every engine has written what it had and is gone, or was killed. */
  async dispose(): Promise<void> {
    for (const timer of this.wakers.values()) clearTimeout(timer);
    for (const disposable of this.disposables) disposable.dispose();
    await this.sessions.dispose();
    this.log.dispose();
  }

  private wakeSoon(document: vscode.TextDocument): void {
    if (document.languageId !== 'nnet') return;
    clearTimeout(this.wakers.get(document));
    this.wakers.set(
      document,
      setTimeout(() => {
        this.wakers.delete(document);
        this.sessions.wake(document);
        this.refresh();
      }, rest),
    );
  }

  /** What can be done to the current spec, and how far its run is, wherever VS Code shows it. */
  private refresh(): void {
    const document = currentDocument();
    const disabled = document && this.sessions.of(document).view().disabled;
    this.keys.update((control: Control) => disabled !== undefined && disabled[control] === undefined);
    this.status.update(currentSpec());
    const shown = `${document?.uri.toString()} ${Object.keys(disabled ?? {}).join(' ')}`;
    if (shown !== this.shown) this.lenses.refresh();
    this.shown = shown;
  }
}
