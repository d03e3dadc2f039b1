import * as vscode from 'vscode';
import type { Problem } from '../../language/problem';
import type { SpecDocument, SpecDocuments } from '../documents/spec-document';
import { say } from '../say';

/** A person who types is not interrupted: problems follow after this rest, in milliseconds. */
const rest = 200;

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
} as const satisfies Record<Problem['severity'], vscode.DiagnosticSeverity>;

/** Keeps each open spec's problems in VS Code's list: while it is typed, until it is closed. */
export class Diagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('nnet');
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly specs: SpecDocuments) {
    this.disposables = [
      this.collection,
      vscode.workspace.onDidOpenTextDocument((document) => this.publish(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.publishSoon(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document.uri)),
    ];
    for (const document of vscode.workspace.textDocuments) this.publish(document);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const disposable of this.disposables) disposable.dispose();
  }

  private publishSoon(document: vscode.TextDocument): void {
    if (!isSpec(document)) return;
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => {
        this.timers.delete(key);
        if (!document.isClosed) this.publish(document);
      }, rest),
    );
  }

  private publish(document: vscode.TextDocument): void {
    if (isSpec(document)) this.collection.set(document.uri, diagnosticsOf(this.specs.of(document)));
  }

  private forget(uri: vscode.Uri): void {
    clearTimeout(this.timers.get(uri.toString()));
    this.timers.delete(uri.toString());
    this.collection.delete(uri);
  }
}

/** A revision in a diff has nothing that could be mended. */
function isSpec({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === 'nnet' && uri.scheme !== 'git';
}

function diagnosticsOf(spec: SpecDocument): vscode.Diagnostic[] {
  return spec.analysis.problems.map(({ range, message, severity, code }) => {
    const diagnostic = new vscode.Diagnostic(spec.range(range), say(message), severities[severity]);
    diagnostic.source = 'nnet';
    diagnostic.code = code;
    return diagnostic;
  });
}
