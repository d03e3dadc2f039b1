import path from 'node:path';
import * as vscode from 'vscode';
import type { Fix } from '../../language/problem';
import { locateDataFault } from '../../language/remedies/data-fault';
import { locateFindings } from '../../language/remedies/data-finding';
import { locateNotes } from '../../language/remedies/data-note';
import { type Message, message } from '../../model/message';
import { type FaultView, faultsIn, type OneFaultView } from '../../protocol/fault';
import type { FindingView } from '../../protocol/finding';
import type { SpecDocument, SpecDocuments } from '../documents/spec-document';
import { say, sayFault } from '../say';
import type { Sessions } from '../sessions';

/** A problem in the list, and what mends it. */
interface Listed {
  readonly diagnostic: vscode.Diagnostic;
  readonly fixes: readonly Fix[];
}

/** The problems of a document's data, and what they were told of. */
interface Published {
  readonly problems: readonly Listed[];
  readonly fault: FaultView | undefined;
  readonly findings: readonly FindingView[] | undefined;
  readonly notes: readonly Message[] | undefined;
  /** The text that the fixes are for. */
  readonly version: number;
}

/**
 * What reading the data has found, in VS Code's list of problems: the fault that keeps them from being read, else what the
 * data doctor says of them, at the line of the spec that names the data, with a link to the cell in the file. While an edit
 * is being read again, what was known stays.
 */
export class DataProblems implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('nnet data');
  private readonly published = new Map<string, Published>();
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

  /** The quick fixes of the problems at a place of a document. */
  actions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    const published = this.published.get(document.uri.toString());
    if (published?.version !== document.version) return [];
    const spec = this.specs.of(document);
    return published.problems
      .filter(({ diagnostic }) => diagnostic.range.intersection(range) !== undefined)
      .flatMap(({ diagnostic, fixes }) =>
        fixes.map(({ title, edits }, k) => {
          const action = new vscode.CodeAction(say(title), vscode.CodeActionKind.QuickFix);
          action.edit = new vscode.WorkspaceEdit();
          action.edit.set(
            document.uri,
            edits.map((edit) => vscode.TextEdit.replace(spec.range(edit.range), edit.text)),
          );
          action.diagnostics = [diagnostic];
          // What only looks wrong is for a person to judge.
          action.isPreferred = k === 0 && diagnostic.severity === vscode.DiagnosticSeverity.Error;
          return action;
        }),
      );
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private publish(uri: vscode.Uri): void {
    const key = uri.toString();
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === key);
    const session = this.sessions.find(uri);
    const fault = session?.dataFault;
    if (fault === 'loading') return;
    const findings = session?.data?.findings;
    const notes = session?.data?.notes;
    const known = this.published.get(key);
    // A training reports its progress many times a second, and nothing of this changes.
    const isSame = known?.fault === fault && known?.findings === findings && known?.notes === notes;
    if (isSame && known?.version === document?.version) return;
    const problems = document ? problemsOf(this.specs.of(document), fault, findings ?? [], notes ?? []) : [];
    if (!document || problems.length === 0) {
      this.remove(uri);
      return;
    }
    this.published.set(key, { problems, fault, findings, notes, version: document.version });
    this.collection.set(
      uri,
      problems.map(({ diagnostic }) => diagnostic),
    );
  }

  private remove(uri: vscode.Uri): void {
    if (this.published.delete(uri.toString())) this.collection.delete(uri);
  }
}

function problemsOf(
  spec: SpecDocument,
  fault: FaultView | undefined,
  findings: readonly FindingView[],
  notes: readonly Message[],
): readonly Listed[] {
  if (!fault) return [...foundOf(spec, findings), ...notedOf(spec, notes)];
  // That a file is missing is listed by its name already.
  return faultsIn(fault).flatMap((each) => (each.detail.code.startsWith('data-') ? listedFault(spec, each) : []));
}

function listedFault(spec: SpecDocument, fault: OneFaultView): readonly Listed[] {
  const { detail, place, cells } = fault;
  const located = locateDataFault(spec.analysis, { detail, ...(place ? { place } : {}) });
  if (!located) return [];
  const diagnostic = new vscode.Diagnostic(spec.range(located.range), sayFault(fault));
  diagnostic.source = 'nnet';
  diagnostic.code = detail.code;
  if (place?.line !== undefined) {
    const first = new vscode.Position(place.line - 1, (place.column ?? 1) - 1);
    const others = (cells?.lines ?? []).filter((line) => line !== place.line);
    diagnostic.relatedInformation = [
      linkTo(spec, place.file, first, say(message('data-problem-cell'))),
      ...others.map((line) =>
        linkTo(spec, place.file, new vscode.Position(line - 1, 0), say(message('data-problem-row', { line }))),
      ),
    ];
  }
  return [{ diagnostic, fixes: located.fixes }];
}

function foundOf(spec: SpecDocument, findings: readonly FindingView[]): readonly Listed[] {
  const { source, test } = spec.analysis.spec?.data ?? {};
  return locateFindings(spec.analysis, findings).map(({ finding, range, fixes }) => {
    const { code, severity, rows } = finding;
    const level = severity === 'warning' ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Information;
    const diagnostic = new vscode.Diagnostic(spec.range(range), say(finding.message), level);
    diagnostic.source = 'nnet';
    diagnostic.code = code;
    const file = rows?.file === 'test' ? test : source;
    if (rows && file?.from === 'file') {
      diagnostic.relatedInformation = rows.lines.map((line) =>
        linkTo(spec, file.path, new vscode.Position(line - 1, 0), say(message('data-problem-row', { line }))),
      );
    }
    return { diagnostic, fixes };
  });
}

/** How the first line was taken, where that was decided by evidence alone. */
function notedOf(spec: SpecDocument, notes: readonly Message[]): readonly Listed[] {
  return locateNotes(spec.analysis, notes).map(({ range, note, fixes }) => {
    const level = vscode.DiagnosticSeverity.Information;
    const diagnostic = new vscode.Diagnostic(spec.range(range), say(note), level);
    diagnostic.source = 'nnet';
    diagnostic.code = note.code;
    return { diagnostic, fixes };
  });
}

/** A link to a place in a file of the data. */
function linkTo(
  { document }: SpecDocument,
  file: string,
  at: vscode.Position,
  label: string,
): vscode.DiagnosticRelatedInformation {
  const uri = vscode.Uri.file(path.resolve(path.dirname(document.uri.fsPath), file));
  return new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, at), label);
}
