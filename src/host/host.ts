import * as vscode from 'vscode';
import type { CommandName } from './command-names';
import { runCommand } from './commands';
import { ContextKeys } from './context-keys';
import { Course } from './course/course';
import { CourseView } from './course/course-view';
import { CurrentControls } from './current-controls';
import { readingEnvironment } from './data/environment';
import { DataPanels } from './data/panels';
import { DiagramEditor } from './diagram/editor';
import { SpeedMemory } from './diagram/speed-memory';
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
  private readonly course: CourseView;
  private readonly log = vscode.window.createOutputChannel('NNet', { log: true });
  private readonly specs = new SpecDocuments();
  private readonly reads = new DocumentReads(this.specs);
  private readonly sessions: Sessions;
  private readonly status: StatusBar;
  private readonly disposables: vscode.Disposable[];

  constructor(context: vscode.ExtensionContext) {
    const { extensionUri, globalState, workspaceState } = context;
    const { specs, log } = this;
    const course = new Course(context);
    const outside = new OutsideFiles(workspaceState, course.copies);
    this.sessions = new Sessions(specs, outside, extensionUri, log);
    this.diagrams = new DiagramEditor(
      specs,
      this.reads,
      this.sessions,
      new SpeedMemory(globalState),
      extensionUri,
      log,
    );
    this.data = new DataPanels(specs, this.reads, {
      extension: extensionUri,
      log,
      environmentOf: ({ document }) => readingEnvironment(document.uri, outside, extensionUri, log),
      showExample: (uri, example) => this.diagrams.showExample(uri, example),
    });
    const { sessions, diagrams } = this;
    const run = (name: CommandName, uri: vscode.Uri): Promise<void> => this.run(name, uri);
    this.course = new CourseView({ extension: extensionUri, log, course, sessions, diagrams, run });
    const lenses = new CodeLenses(specs, this.sessions);
    const keys = new ContextKeys((key, value) => void vscode.commands.executeCommand('setContext', key, value));
    this.status = new StatusBar(this.sessions, keys);
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
      vscode.languages.registerCodeLensProvider(selector, lenses),
      this.sessions.onDidEndRun((uri) => this.tellEnd(uri)),
      this.reads.onDidRead(({ document }) => this.sessions.wake(document)),
      new CurrentControls(this.sessions, this.reads, { keys, lenses, status: this.status }),
      vscode.workspace.onDidCloseTextDocument((document) => this.sessions.closed(document)),
      new SpecMoves(this.sessions, this.diagrams, (addressOf) => this.status.relocate(addressOf), log),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('nnet')) this.sessions.settingsChanged();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.sessions.wakeAll()),
      this.diagrams,
      this.data,
      this.course,
      this.status,
    ];
  }

  run(name: CommandName, argument: unknown): Promise<void> {
    const { sessions, diagrams, data, status, course, log } = this;
    return runCommand(name, argument, { sessions, diagrams, data, status, course, log });
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
}
