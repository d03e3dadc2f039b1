import * as vscode from 'vscode';
import { columnOfDiagram, isDiagramOf, viewType } from './view-type';

/**
 * Undoes or redoes the last change of a document that has its diagram open. VS Code's command acts on the active editor
 * alone, so where another one has become active, the diagram is made active before and the other one again afterwards.
 * False where the diagram could not be made active: then nothing is undone anywhere.
 */
export async function undoRedoIn(uri: vscode.Uri, command: 'undo' | 'redo'): Promise<boolean> {
  const { viewColumn, activeTab } = vscode.window.tabGroups.activeTabGroup;
  const inFront = isDiagramOf(uri, activeTab);
  if (!inFront) await show(uri, viewType, columnOfDiagram(uri));
  const reached = isDiagramOf(uri, vscode.window.tabGroups.activeTabGroup.activeTab);
  if (reached) await vscode.commands.executeCommand(command);
  if (!inFront) await showAgain(activeTab, viewColumn);
  return reached;
}

async function showAgain(tab: vscode.Tab | undefined, column: vscode.ViewColumn): Promise<void> {
  const input = tab?.input;
  if (input instanceof vscode.TabInputText) await show(input.uri, 'default', column);
  else if (input instanceof vscode.TabInputCustom) await show(input.uri, input.viewType, column);
}

async function show(uri: vscode.Uri, editor: string, viewColumn: vscode.ViewColumn | undefined): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, editor, { viewColumn, preserveFocus: false });
}
