import * as vscode from 'vscode';
import type { Control } from '../model/controls';
import type { Sessions } from './sessions';

/** Starts training: an untitled spec is saved first, for its runs lie beside it. */
const begins: readonly Control[] = ['train', 'step'];

/** Does what a button or a command says. Answers with a translated sentence where it could not. */
export async function controlSpec(
  sessions: Sessions,
  document: vscode.TextDocument,
  control: Control,
): Promise<string | undefined> {
  const refusal = sessions.of(document).refusal(control);
  if (refusal !== undefined) return refusal;
  if (!document.isUntitled || !begins.includes(control)) return sessions.control(document, control);
  const saved = await vscode.workspace.save(document.uri);
  if (!saved) return undefined;
  const file = await vscode.workspace.openTextDocument(saved);
  return sessions.control(file, control);
}
