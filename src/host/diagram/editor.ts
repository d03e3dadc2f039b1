import * as vscode from 'vscode';
import type { ViewName } from '../../protocol/view';
import { controlSpec, type ReopenDiagrams } from '../control';
import type { DocumentReads } from '../documents/document-reads';
import type { SpecDocument, SpecDocuments } from '../documents/spec-document';
import { DocumentEdits } from '../edits/document-edits';
import { loadPage } from '../page/load-page';
import type { Sessions } from '../sessions';
import { TaskQueue } from '../task-queue';
import { PanelActions } from './actions';
import { Panel } from './panel';
import type { SpeedMemory } from './speed-memory';
import { TextSide } from './text-side';
import { columnOfDiagram, viewType } from './view-type';

interface Opened {
  readonly panel: Panel;
  readonly spec: SpecDocument;
}

/** The custom text editor: a diagram of a `.nnet` document, which stays the only truth. */
export class DiagramEditor implements vscode.CustomTextEditorProvider, vscode.Disposable {
  private readonly opened = new Set<Opened>();
  private readonly edits = new WeakMap<SpecDocument, DocumentEdits>();
  private readonly text = new TextSide();
  /** Opens one diagram after the other: the second of two quick commands finds the diagram of the first. */
  private readonly openings = new TaskQueue();
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly specs: SpecDocuments,
    private readonly reads: DocumentReads,
    private readonly sessions: Sessions,
    private readonly speeds: SpeedMemory,
    private readonly extension: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.disposables = [
      this.text,
      reads.onDidRead((spec) => this.show(spec)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.followCursor(textEditor.document)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.showAll()),
    ];
  }

  resolveCustomTextEditor(document: vscode.TextDocument, view: vscode.WebviewPanel): void {
    const spec = this.specs.of(document);
    const session = this.sessions.of(document);
    const actions = new PanelActions(spec, session, this.editsOf(spec), this.text, (of, control, goals) =>
      controlSpec(this.sessions, (uri) => this.remember(uri), of, control, goals),
    );
    const opened: Opened = { spec, panel: new Panel(view, session, actions, this.speeds, this.log) };
    loadPage(view.webview, this.extension, {
      script: 'dist/webview.js',
      styles: ['dist/webview.css'],
    });
    this.opened.add(opened);
    view.onDidDispose(() => {
      this.opened.delete(opened);
      opened.panel.dispose();
    });
  }

  /** The document's edits from diagrams, one after the other whichever panel they come from. */
  editsOf(spec: SpecDocument): DocumentEdits {
    const known = this.edits.get(spec);
    if (known) return known;
    const edits = new DocumentEdits(spec, (range) => {
      this.reads.flush(spec.document);
      this.text.flash(spec.document, range);
    });
    this.edits.set(spec, edits);
    return edits;
  }

  /** Opens the diagram of a spec next to its text, or in a column that is given, or brings it to the front. */
  open(uri: vscode.Uri, column?: vscode.ViewColumn): Promise<void> {
    return this.openings.push(async () => {
      const held = columnOfDiagram(uri);
      const beside = column ?? (isActiveText(uri) ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active);
      await vscode.commands.executeCommand('vscode.openWith', uri, viewType, held ?? beside);
    });
  }

  /** The addresses of all specs with an open diagram. */
  addresses(): vscode.Uri[] {
    return [...this.opened].map(({ spec }) => spec.document.uri);
  }

  /**
   * Notes where the diagrams of a spec are open. What it answers with opens them there again under another address, in
   * place of the texts that VS Code puts there.
   */
  remember(uri: vscode.Uri): ReopenDiagrams {
    const places = this.panelsOf(uri).flatMap(({ column, selected }) =>
      column === undefined ? [] : [{ column, selected, besideText: textTabs(uri, column).length > 0 }],
    );
    return async (to) => {
      for (const { column, selected, besideText } of places) {
        await vscode.commands.executeCommand('vscode.openWith', to, viewType, column);
        if (!besideText) await vscode.window.tabGroups.close(textTabs(to, column), true);
        if (selected !== null)
          this.panelsOf(to)
            .find((panel) => panel.column === column)
            ?.focus(selected);
      }
    };
  }

  /** Shows the text of a spec, next to its diagram where it is not open yet. */
  async openText(uri: vscode.Uri): Promise<void> {
    await this.text.open(await vscode.workspace.openTextDocument(uri), undefined);
  }

  /** Opens the diagram with the keyboard's focus on the layer in whose line the cursor is. */
  async revealLayer(uri: vscode.Uri): Promise<void> {
    const spec = this.specs.of(await vscode.workspace.openTextDocument(uri));
    // A diagram that is open shows the text of now, and so the line that the cursor is in.
    this.reads.flush(spec.document);
    const position = spec.cursor(spec.network().version);
    await this.open(uri);
    const [panel] = this.panelsOf(uri);
    if (position !== null) panel?.focus(position);
  }

  /** Opens the diagram and chooses an example of the data in it. */
  async showExample(uri: vscode.Uri, example: Parameters<Panel['example']>[0]): Promise<void> {
    await this.open(uri);
    this.panelsOf(uri)[0]?.example(example);
  }

  /** Opens the diagram with the microscope over it. */
  async openMicroscope(uri: vscode.Uri): Promise<void> {
    await this.open(uri);
    this.panelsOf(uri)[0]?.openMicroscope();
  }

  /** Opens the diagram with a large view over it. */
  async openView(uri: vscode.Uri, name: ViewName): Promise<void> {
    await this.open(uri);
    this.panelsOf(uri)[0]?.openView(name);
  }

  /** Opens the diagram at a step of the run that it shows. */
  async travel(uri: vscode.Uri, step: number): Promise<void> {
    await this.open(uri);
    this.panelsOf(uri)[0]?.travel(step);
  }

  /** Opens the diagram with the keyboard's focus on the layer of this name; false where there is none. */
  async focusLayer(uri: vscode.Uri, name: string): Promise<boolean> {
    const spec = this.specs.of(await vscode.workspace.openTextDocument(uri));
    const layers = spec.network().layers;
    const position = layers.findIndex((layer) => layer.name === name);
    if (position < 0) return false;
    await this.open(uri);
    this.panelsOf(uri)[0]?.focus(position);
    return true;
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private panelsOf(uri: vscode.Uri): Panel[] {
    const key = uri.toString();
    return [...this.opened].filter(({ spec }) => spec.document.uri.toString() === key).map(({ panel }) => panel);
  }

  private of(spec: SpecDocument): Panel[] {
    return [...this.opened].filter((each) => each.spec === spec).map(({ panel }) => panel);
  }

  private followCursor(document: vscode.TextDocument): void {
    if (document.languageId !== 'nnet') return;
    for (const panel of this.of(this.specs.of(document))) panel.cursor();
  }

  private showAll(): void {
    for (const spec of new Set([...this.opened].map((each) => each.spec))) this.show(spec);
  }

  /** A hidden panel asks for everything when it is shown. */
  private show(spec: SpecDocument): void {
    const panels = this.of(spec).filter(({ visible }) => visible);
    if (panels.length === 0) return;
    const network = spec.network();
    for (const panel of panels) panel.network(network);
  }
}

function isActiveText(uri: vscode.Uri): boolean {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
}

/** The tabs of a spec's text in a column. */
function textTabs(uri: vscode.Uri, column: vscode.ViewColumn): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.find(({ viewColumn }) => viewColumn === column)?.tabs ?? [];
  return tabs.filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
}
