import * as vscode from 'vscode';

/** The custom editor's name in the manifest. */
export const viewType = 'nnet.diagram';

/** Whether a tab holds the diagram of a spec. */
export function isDiagramOf(uri: vscode.Uri, tab: vscode.Tab | undefined): boolean {
  const input = tab?.input;
  return (
    input instanceof vscode.TabInputCustom && input.viewType === viewType && input.uri.toString() === uri.toString()
  );
}

/** The column in which the diagram of a spec is open already. */
export function columnOfDiagram(uri: vscode.Uri): vscode.ViewColumn | undefined {
  return vscode.window.tabGroups.all.find((group) => group.tabs.some((tab) => isDiagramOf(uri, tab)))?.viewColumn;
}
