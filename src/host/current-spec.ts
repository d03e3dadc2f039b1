import * as vscode from 'vscode';
import { viewType } from './diagram/view-type';

/** The address of the spec in the active tab, as text or as diagram. */
export function currentSpec(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputCustom && input.viewType === viewType) return input.uri;
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === 'nnet' ? document.uri : undefined;
}

/** Its document, where one is open. */
export function currentDocument(): vscode.TextDocument | undefined {
  const key = currentSpec()?.toString();
  return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key);
}
