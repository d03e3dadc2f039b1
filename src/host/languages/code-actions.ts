import * as vscode from 'vscode';
import { filePlace } from '../../language/features/data-file';
import type { Fix } from '../../language/problem';
import type { SpecDocument, SpecDocuments } from '../documents/spec-document';
import { nearbyTables } from '../files/nearby-tables';
import { say } from '../say';
import type { DataProblems } from './data-problems';

/**
 * The quick fixes of the problems at a place: of those of the text, then of those of the data; and, where a spec says that
 * its examples are generated, the files beside it that they may come from.
 */
export function codeActionProvider(specs: SpecDocuments, dataProblems: DataProblems): vscode.CodeActionProvider {
  return {
    async provideCodeActions(document, range, context) {
      const spec = specs.of(document);
      const inText = spec.analysis.problems.flatMap(({ fix, code, range: at }) => {
        const where = spec.range(at);
        if (!fix || !where.intersection(range)) return [];
        const action = actionOf(spec, fix);
        action.diagnostics = context.diagnostics.filter((d) => d.code === code && d.range.isEqual(where));
        action.isPreferred = true;
        return [action];
      });
      const ofProblems = [...inText, ...dataProblems.actions(document, range)];
      const { version } = document;
      const ofFiles = await fileActions(spec, range);
      return document.version === version ? [...ofProblems, ...ofFiles] : [];
    },
  };
}

/** Makes a spec read a file beside it. */
async function fileActions(spec: SpecDocument, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  const place = filePlace(spec.analysis);
  if (!place || spec.place !== 'file' || !vscode.workspace.isTrusted) return [];
  if (!spec.range(place.range).intersection(range)) return [];
  const fixes = (await nearbyTables(spec.document.uri.fsPath)).map((path) => place.fixFor(path));
  return fixes.map((fix) => actionOf(spec, fix));
}

function actionOf(spec: SpecDocument, { title, edits }: Fix): vscode.CodeAction {
  const action = new vscode.CodeAction(say(title), vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(
    spec.document.uri,
    edits.map((edit) => vscode.TextEdit.replace(spec.range(edit.range), edit.text)),
  );
  return action;
}
