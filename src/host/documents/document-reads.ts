import * as vscode from 'vscode';
import type { SpecDocument, SpecDocuments } from './spec-document';

/** Typing is not interrupted: the results of a text are shown after this pause, in milliseconds. */
const rest = 150;

/**
 * Notifies that a spec was read again: at once when it is opened, and after a pause when its text has changed.
 * Problems, the diagram and the session follow this one event, so that they show the same text.
 */
export class DocumentReads implements vscode.Disposable {
  private readonly reads = new vscode.EventEmitter<SpecDocument>();
  readonly onDidRead = this.reads.event;
  private readonly timers = new Map<vscode.TextDocument, NodeJS.Timeout>();
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly specs: SpecDocuments) {
    this.disposables = [
      this.reads,
      vscode.workspace.onDidOpenTextDocument((document) => this.read(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.readSoon(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.cancel(document)),
    ];
  }

  /** Reads a changed text without the pause: a diagram shows its own edits at once. */
  flush(document: vscode.TextDocument): void {
    if (this.timers.has(document)) this.read(document);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const disposable of this.disposables) disposable.dispose();
  }

  private readSoon(document: vscode.TextDocument): void {
    if (document.languageId !== 'nnet') return;
    this.cancel(document);
    this.timers.set(
      document,
      setTimeout(() => this.read(document), rest),
    );
  }

  private read(document: vscode.TextDocument): void {
    this.cancel(document);
    if (document.languageId === 'nnet' && !document.isClosed) this.reads.fire(this.specs.of(document));
  }

  private cancel(document: vscode.TextDocument): void {
    clearTimeout(this.timers.get(document));
    this.timers.delete(document);
  }
}
