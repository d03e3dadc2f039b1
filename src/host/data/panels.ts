import * as v from 'valibot';
import * as vscode from 'vscode';
import { dataMemorySchema } from '../../protocol/data-panel';
import type { DocumentReads } from '../documents/document-reads';
import type { SpecDocuments } from '../documents/spec-document';
import { DataPanel, type DataPanelHost, dataViewType } from './panel';

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

  /** The window was loaded again: the page that VS Code has kept shows the same spec, or is closed where there is none. */
  private async restore(panel: vscode.WebviewPanel, memory: unknown): Promise<void> {
    const parsed = v.safeParse(dataMemorySchema, memory);
    try {
      if (!parsed.success) return panel.dispose();
      const uri = vscode.Uri.parse(parsed.output.spec, true);
      const key = uri.toString();
      const document = await vscode.workspace.openTextDocument(uri);
      if (document.languageId !== 'nnet' || this.views.has(key)) return panel.dispose();
      this.views.set(key, new DataPanel(this.specs.of(document), this.host, () => this.views.delete(key), panel));
    } catch (error) {
      this.host.log.info('a view of data was not opened again', error);
      panel.dispose();
    }
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
