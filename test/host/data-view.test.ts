import { equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import { ownFolder, until, xor } from './workspace';

describe('the view of data', () => {
  const folder = ownFolder();
  const titles = (): string[] =>
    vscode.window.tabGroups.all.flatMap(({ tabs }) =>
      tabs.flatMap(({ input, label }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('nnet.data') ? [label] : [],
      ),
    );

  it('opens once for each spec, next to its text, by two quick commands too', async () => {
    const uri = folder.file('view.nnet', xor);
    await vscode.window.showTextDocument(uri);
    await Promise.all([1, 2].map(() => vscode.commands.executeCommand('nnet.previewData', uri)));
    await until(() => titles().length > 0);
    const other = folder.file('other.nnet', xor);
    await vscode.commands.executeCommand('nnet.previewData', other);
    await until(() => titles().length > 1);
    equal(titles().sort().join(', '), 'Data of other.nnet, Data of view.nnet');
  });

  it('goes along when its spec is renamed', async () => {
    const from = folder.file('former.nnet', xor);
    await vscode.commands.executeCommand('nnet.previewData', from);
    await until(() => titles().includes('Data of former.nnet'));
    const change = new vscode.WorkspaceEdit();
    change.renameFile(from, vscode.Uri.joinPath(from, '..', 'later.nnet'));
    await vscode.workspace.applyEdit(change);
    await until(() => titles().includes('Data of later.nnet') && !titles().includes('Data of former.nnet'));
  });

  it('is closed with its tab, and opens again', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until(() => titles().length === 0);
    const uri = folder.file('view.nnet', xor);
    await vscode.commands.executeCommand('nnet.previewData', uri);
    await until(() => titles().length === 1);
  });
});
