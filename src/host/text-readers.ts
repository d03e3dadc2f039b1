import { stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { DocumentReads } from './documents/document-reads';
import type { SpecDocuments } from './documents/spec-document';
import { dataFilesOf } from './files/data-files';
import type { Sessions } from './sessions';

/** Larger files are read only where a person asks for it, by a diagram or by Train: each edit may read them again. */
const largestFile = 32 * 2 ** 20;

/**
 * Has the data of each spec read whose text is visible, so that their problems are listed though no diagram is open: of
 * files in the workspace that are not large. A session reads nothing in a workspace that is not trusted.
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
    const visible = this.visible();
    for (const [key, document] of this.reading) {
      if (visible.has(key)) continue;
      this.reading.delete(key);
      this.sessions.find(document.uri)?.read(false);
    }
    for (const [key, document] of visible) if (!this.reading.has(key)) void this.begin(key, document);
  }

  private async begin(key: string, document: vscode.TextDocument): Promise<void> {
    const sizes = await Promise.all(this.files(document).map(sizeOf));
    const isSmall = sizes.every((size) => size <= largestFile);
    if (!isSmall || this.reading.has(key) || !this.visible().has(key)) return;
    this.reading.set(key, document);
    this.sessions.of(document).read(true);
  }

  /** The specs that a text editor shows and whose data are in files of the workspace, by address. */
  private visible(): ReadonlyMap<string, vscode.TextDocument> {
    const documents = vscode.window.visibleTextEditors.map(({ document }) => document);
    const shown = documents.filter((document) => document.languageId === 'nnet' && this.isReadable(document));
    return new Map(shown.map((document) => [document.uri.toString(), document]));
  }

  /** A file outside the workspace is read once a person has allowed it, which is asked where one wants to train. */
  private isReadable(document: vscode.TextDocument): boolean {
    const files = this.files(document);
    return files.length > 0 && files.every((file) => vscode.workspace.getWorkspaceFolder(vscode.Uri.file(file)));
  }

  /** Absolute paths of the files of the data; none for generated data, whose problems the text tells. */
  private files(document: vscode.TextDocument): string[] {
    return dataFilesOf(this.specs.of(document).analysis.spec ?? {}, document.uri.fsPath);
  }
}

/** Bytes of a file; 0 where there is none, which reading it tells. */
async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
}
