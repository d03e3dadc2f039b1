import path from 'node:path';
import * as vscode from 'vscode';
import type { Fix } from '../../language/problem';
import { locateDataFault } from '../../language/remedies/data-fault';
import { message } from '../../model/message';
import type { FaultView } from '../../protocol/scalars';
import type { SpecDocument, SpecDocuments } from '../documents/spec-document';
import { say, sayFault } from '../say';
import type { Sessions } from '../sessions';

/** A problem in the list, and what mends it. */
interface Listed {
  readonly diagnostic: vscode.Diagnostic;
  readonly fixes: readonly Fix[];
  /** What it tells. */
  readonly fault: FaultView;
  /** The text that the fixes are for. */
  readonly version: number;
}

/**
 * What reading the data has found, in VS Code's list of problems: at the line of the spec that names the data, with a link
 * to the cell in the file. While an edit is being read again, what was known stays.
 */
export class DataProblems implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('nnet data');
  private readonly listed = new Map<string, Listed>();
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly specs: SpecDocuments,
    private readonly sessions: Sessions,
  ) {
    this.disposables = [
      this.collection,
      sessions.onDidChange((uri) => this.publish(uri)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.remove(uri)),
    ];
  }

  /** The quick fixes of the problem at a place of a document. */
  actions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    const listed = this.listed.get(document.uri.toString());
    if (listed?.version !== document.version || !listed.diagnostic.range.intersection(range)) return [];
    const spec = this.specs.of(document);
    return listed.fixes.map(({ title, edits }, k) => {
      const action = new vscode.CodeAction(say(title), vscode.CodeActionKind.QuickFix);
      action.edit = new vscode.WorkspaceEdit();
      action.edit.set(
        document.uri,
        edits.map((edit) => vscode.TextEdit.replace(spec.range(edit.range), edit.text)),
      );
      action.diagnostics = [listed.diagnostic];
      action.isPreferred = k === 0;
      return action;
    });
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private publish(uri: vscode.Uri): void {
    const key = uri.toString();
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === key);
    const fault = this.sessions.find(uri)?.dataFault;
    if (fault === 'loading') return;
    // That a file is missing is listed by its name already.
    const isOfData = fault?.detail.code.startsWith('data-');
    const known = this.listed.get(key);
    // A training reports its progress many times a second, and nothing of this changes.
    if (known?.fault === fault && known?.version === document?.version) return;
    const found = document && fault && isOfData && listedOf(this.specs.of(document), fault);
    if (!found) {
      this.remove(uri);
      return;
    }
    this.listed.set(key, found);
    this.collection.set(uri, [found.diagnostic]);
  }

  private remove(uri: vscode.Uri): void {
    if (this.listed.delete(uri.toString())) this.collection.delete(uri);
  }
}

function listedOf(spec: SpecDocument, fault: FaultView): Listed | undefined {
  const { detail, place } = fault;
  const { analysis, document } = spec;
  const located = locateDataFault(analysis, { detail, ...(place ? { place } : {}) });
  if (!located) return undefined;
  const diagnostic = new vscode.Diagnostic(spec.range(located.range), sayFault({ detail, place }));
  diagnostic.source = 'nnet';
  diagnostic.code = detail.code;
  if (place?.line !== undefined) {
    const file = vscode.Uri.file(path.resolve(path.dirname(document.uri.fsPath), place.file));
    const at = new vscode.Position(place.line - 1, (place.column ?? 1) - 1);
    const cell = new vscode.Location(file, at);
    diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(cell, say(message('data-problem-cell')))];
  }
  return { diagnostic, fixes: located.fixes, fault, version: document.version };
}
