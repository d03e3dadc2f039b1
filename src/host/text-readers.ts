import * as vscode from 'vscode';
import type { DocumentReads } from './documents/document-reads';
import type { SpecDocuments } from './documents/spec-document';
import type { Sessions } from './sessions';

/**
 * Has the data of each spec read whose text is visible, so that their problems are listed though no diagram is open. A
 * session reads nothing in a workspace that is not trusted.
 */
export class TextReaders implements vscode.Disposable {
  /** The documents whose sessions read for their texts, by address. */
  private readonly reading = new Map<string, vscode.TextDocument>();
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly specs: SpecDocuments,
    private readonly sessions: Sessions,
    reads: DocumentReads,
  ) {
    this.disposables = [
      vscode.window.onDidChangeVisibleTextEditors(() => this.update()),
      reads.onDidRead(() => this.update()),
    ];
    this.update();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private update(): void {
    const visible = new Map<string, vscode.TextDocument>();
    for (const { document } of vscode.window.visibleTextEditors) {
      if (document.languageId === 'nnet' && this.namesFile(document)) visible.set(document.uri.toString(), document);
    }
    for (const [key, document] of this.reading) {
      if (visible.has(key)) continue;
      this.reading.delete(key);
      this.sessions.find(document.uri)?.read(false);
    }
    for (const [key, document] of visible) {
      if (this.reading.has(key)) continue;
      this.reading.set(key, document);
      this.sessions.of(document).read(true);
    }
  }

  /** Whether the data are in a file: generated ones have no problems that the text does not tell. */
  private namesFile(document: vscode.TextDocument): boolean {
    const { source, test } = this.specs.of(document).analysis.spec?.data ?? {};
    return source?.from === 'file' || test?.from === 'file';
  }
}
