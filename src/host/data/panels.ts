import * as vscode from 'vscode';
import type { DocumentReads } from '../documents/document-reads';
import type { SpecDocuments } from '../documents/spec-document';
import { DataPanel, type DataPanelHost, dataViewType } from './panel';
import { restorable } from './restorable';

/** The open views of data, one a spec. */
export class DataPanels implements vscode.Disposable {
  private readonly views = new Map<string, DataPanel>();
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly specs: SpecDocuments,
    reads: DocumentReads,
    private readonly host: DataPanelHost,
  ) {
    this.disposables = [
      reads.onDidRead((spec) => this.views.get(spec.document.uri.toString())?.update(spec)),
      vscode.window.registerWebviewPanelSerializer(dataViewType, {
        deserializeWebviewPanel: (panel, memory) => this.restore(panel, memory),
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        for (const view of this.views.values()) view.update();
      }),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) this.move(oldUri.toString(), newUri.toString());
      }),
    ];
  }

  /** Opens the view of a spec's data next to its text, or brings it to the front. */
  async open(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const document = await vscode.workspace.openTextDocument(uri);
    const known = this.views.get(key);
    if (known) return known.reveal();
    this.views.set(key, new DataPanel(this.specs.of(document), this.host, () => this.views.delete(key)));
  }

  /** The window was loaded again: the page that VS Code has kept shows the same spec, or is closed. */
  private async restore(panel: vscode.WebviewPanel, memory: unknown): Promise<void> {
    let document: vscode.TextDocument | undefined;
    const address = await restorable(memory, {
      languageOf: async (kept) => {
        document = await vscode.workspace.openTextDocument(vscode.Uri.parse(kept, true));
        return document.languageId;
      },
      report: (error) => this.host.log.info('a view of data was not opened again', error),
      isShown: (kept) => this.views.has(kept),
    });
    if (address === undefined || !document) return panel.dispose();
    const closed = (): boolean => this.views.delete(address);
    this.views.set(address, new DataPanel(this.specs.of(document), this.host, closed, panel));
  }

  /** A spec, or a folder above it, has another name: its view is opened under that one. */
  private move(from: string, to: string): void {
    for (const [key, panel] of [...this.views]) {
      if (key !== from && !key.startsWith(`${from}/`)) continue;
      panel.dispose();
      void this.open(vscode.Uri.parse(to + key.slice(from.length)));
    }
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
    for (const view of this.views.values()) view.dispose();
  }
}
