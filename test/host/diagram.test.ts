import { equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import { behind, hoverAt, ownFolder, until, xor } from './workspace';

describe('the diagram', () => {
  const folder = ownFolder();
  const isDiagramOf = ({ input }: vscode.Tab, uri: vscode.Uri): boolean =>
    input instanceof vscode.TabInputCustom &&
    input.viewType === 'nnet.diagram' &&
    input.uri.toString() === uri.toString();
  const diagramOf = (uri: vscode.Uri): vscode.TabGroup | undefined =>
    vscode.window.tabGroups.all.find(({ tabs }) => tabs.some((tab) => isDiagramOf(tab, uri)));

  it('opens next to the text, and once only', async () => {
    const uri = folder.file('beside.nnet', xor);
    const editor = await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('nnet.openDiagram', uri);
    const group = await until(() => diagramOf(uri));
    equal(group.viewColumn, vscode.ViewColumn.Two);
    equal(editor.document.isDirty, false);
    await vscode.commands.executeCommand('nnet.openDiagram', uri);
    const all = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
    equal(all.filter((tab) => isDiagramOf(tab, uri)).length, 1);
    await vscode.commands.executeCommand('nnet.openText', uri);
    await until(() => vscode.window.activeTextEditor?.document.uri.toString() === uri.toString());
    equal(vscode.window.activeTextEditor?.viewColumn, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('opens once when two commands ask for it at the same time', async () => {
    const uri = folder.file('twice.nnet', xor);
    await vscode.window.showTextDocument(uri);
    await Promise.all([1, 2].map(() => vscode.commands.executeCommand('nnet.openDiagram', uri)));
    await until(() => diagramOf(uri));
    const all = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
    equal(all.filter((tab) => isDiagramOf(tab, uri)).length, 1);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('has its page request the data, which the hover then shows', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i},${i % 2},${i % 2}`).join('\n');
    folder.file('rows.csv', `a,b,label\n${rows}\n`);
    const text = xor.replace('generate xor samples=100', 'file "rows.csv" target=label');
    const uri = folder.file('table.nnet', text);
    const editor = await vscode.window.showTextDocument(uri);
    const place = behind(editor.document, 'dense hid');
    const shown = async (): Promise<string> => (await hoverAt(uri, place)).map(({ value }) => value).join('\n');
    await until(async () => (await shown()).includes('(4, m)'));
    await vscode.commands.executeCommand('nnet.openDiagram', uri);
    await until(async () => (await shown()).includes('(4, 30)'));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('opens for an untitled spec that holds together', async () => {
    await vscode.commands.executeCommand('nnet.newNetwork');
    const document = await until(() => vscode.window.activeTextEditor?.document);
    equal(document.isUntitled, true);
    equal(document.languageId, 'nnet');
    await vscode.commands.executeCommand('nnet.openDiagram');
    await until(() => diagramOf(document.uri));
    const problems = vscode.languages.getDiagnostics(document.uri);
    equal(problems.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).length, 0);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
