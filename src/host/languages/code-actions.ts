import * as vscode from 'vscode';
import type { SpecDocuments } from '../documents/spec-document';
import { say } from '../say';
import type { DataProblems } from './data-problems';

/** The quick fixes of the problems at a place: of those of the text, then of those of the data. */
export function codeActionProvider(specs: SpecDocuments, dataProblems: DataProblems): vscode.CodeActionProvider {
  return {
    provideCodeActions(document, range, context) {
      const spec = specs.of(document);
      const inText = spec.analysis.problems.flatMap(({ fix, code, range: at }) => {
        const where = spec.range(at);
        if (!fix || !where.intersection(range)) return [];
        const action = new vscode.CodeAction(say(fix.title), vscode.CodeActionKind.QuickFix);
        action.edit = new vscode.WorkspaceEdit();
        const edits = fix.edits.map((edit) => vscode.TextEdit.replace(spec.range(edit.range), edit.text));
        action.edit.set(document.uri, edits);
        action.diagnostics = context.diagnostics.filter((d) => d.code === code && d.range.isEqual(where));
        action.isPreferred = true;
        return [action];
      });
      return [...inText, ...dataProblems.actions(document, range)];
    },
  };
}
