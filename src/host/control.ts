import * as vscode from 'vscode';
import type { Control } from '../model/controls';
import type { Goal } from '../model/goal';
import type { Sessions } from './sessions';

/** Starts training: an untitled spec is saved first, since its runs are stored next to it. */
const begins: readonly Control[] = ['train', 'step'];

/** Opens the diagrams of a spec where they were, under the address that it has now. */
export type ReopenDiagrams = (to: vscode.Uri) => Promise<void>;

/** Carries out a button or a command; Step pauses at the first of the goals. Returns a translated sentence where that was impossible. */
export async function controlSpec(
  sessions: Sessions,
  remember: (uri: vscode.Uri) => ReopenDiagrams,
  document: vscode.TextDocument,
  control: Control,
  goals?: readonly Goal[],
): Promise<string | undefined> {
  const refusal = sessions.of(document).refusal(control);
  if (refusal !== undefined) return refusal;
  if (!document.isUntitled || !begins.includes(control)) return sessions.control(document, control, goals);
  const reopen = remember(document.uri);
  const saved = await vscode.workspace.save(document.uri);
  if (!saved) return undefined;
  // VS Code closes the untitled document and its diagram; a new diagram shows the run that begins now.
  await reopen(saved);
  const file = await vscode.workspace.openTextDocument(saved);
  return sessions.control(file, control, goals);
}
