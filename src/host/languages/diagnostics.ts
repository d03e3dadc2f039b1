import path from 'node:path';
import * as vscode from 'vscode';
import { pathsIn } from '../../language/paths';
import type { Problem } from '../../language/problem';
import { Fault } from '../../model/message';
import type { DocumentReads } from '../documents/document-reads';
import type { SpecDocument, SpecDocuments } from '../documents/spec-document';
import { resolveDataPath } from '../files/admission';
import { say } from '../say';

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
} as const satisfies Record<Problem['severity'], vscode.DiagnosticSeverity>;

/**
 * Keeps each open spec's problems in VS Code's list: while it is typed, until it is closed. What the text itself says
 * comes at once; whether its files exist is looked up then, in trusted workspaces alone.
 */
export class Diagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('nnet');
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly specs: SpecDocuments,
    reads: DocumentReads,
  ) {
    const publishAll = (): void => {
      for (const document of vscode.workspace.textDocuments)
        if (document.languageId === 'nnet') this.publish(this.specs.of(document));
    };
    this.disposables = [
      this.collection,
      reads.onDidRead((spec) => this.publish(spec)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.collection.delete(uri)),
      vscode.workspace.onDidGrantWorkspaceTrust(publishAll),
      vscode.workspace.onDidCreateFiles(publishAll),
      vscode.workspace.onDidDeleteFiles(publishAll),
      vscode.workspace.onDidRenameFiles(publishAll),
      // Files may have come or gone while another program had the focus.
      vscode.window.onDidChangeWindowState(publishAll),
    ];
    publishAll();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private publish(spec: SpecDocument): void {
    const { document } = spec;
    // A revision in a diff can't be edited.
    if (document.uri.scheme === 'git') return;
    const found = diagnosticsOf(spec);
    const paths = vscode.workspace.isTrusted && spec.place === 'file' ? pathsIn(spec.analysis) : [];
    if (paths.length === 0) {
      this.collection.set(document.uri, found);
      return;
    }
    const known = this.collection.get(document.uri)?.filter(({ code }) => code === missingFile) ?? [];
    // Until the files have been looked up again, what was known of them stays: the list must not flicker.
    this.collection.set(document.uri, [...found, ...known]);
    void this.addMissingFiles(spec, found);
  }

  /** An edit made meanwhile has the last word: its own look-up follows. */
  private async addMissingFiles(spec: SpecDocument, found: readonly vscode.Diagnostic[]): Promise<void> {
    const { document, analysis } = spec;
    const { version } = document;
    const folder = path.dirname(document.uri.fsPath);
    const missing = await Promise.all(
      pathsIn(analysis).map(async ({ path: written, range }) => {
        const sentence = await reasonAgainst(written, folder);
        return sentence === undefined ? [] : [diagnostic(spec.range(range), sentence, 'error', missingFile)];
      }),
    );
    if (document.isClosed || document.version !== version) return;
    this.collection.set(document.uri, [...found, ...missing.flat()]);
  }
}

const missingFile = 'file-missing';

/** Why a path leads to no file that can be read, translated; undefined where it does. */
async function reasonAgainst(written: string, folder: string): Promise<string | undefined> {
  try {
    await resolveDataPath(written, folder);
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return say(error.detail);
    throw error;
  }
}

function diagnosticsOf(spec: SpecDocument): vscode.Diagnostic[] {
  return spec.analysis.problems.map(({ range, message, severity, code }) =>
    diagnostic(spec.range(range), say(message), severity, code),
  );
}

function diagnostic(
  range: vscode.Range,
  sentence: string,
  severity: Problem['severity'],
  code: string,
): vscode.Diagnostic {
  const made = new vscode.Diagnostic(range, sentence, severities[severity]);
  made.source = 'nnet';
  made.code = code;
  return made;
}
