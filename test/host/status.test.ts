import { deepEqual } from 'node:assert/strict';
import * as vscode from 'vscode';
import { reaches } from './runs';
import { ownFolder, until, xor } from './workspace';

describe('the status item', () => {
  const folder = ownFolder();
  const diagrams = (): string[] =>
    vscode.window.tabGroups.all.flatMap(({ tabs }) =>
      tabs.flatMap(({ input }) => (input instanceof vscode.TabInputCustom ? [input.uri.fsPath] : [])),
    );

  it('opens the diagram of its run, whatever state that is in', async () => {
    const uri = folder.file('states.nnet', xor.replace('epochs 40', 'epochs 100000000'));
    /** What a click runs, with no editor open. */
    const click = async (): Promise<void> => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.commands.executeCommand('nnet.showRun');
      await until(() => diagrams().length > 0);
      deepEqual(diagrams(), [uri.fsPath]);
    };
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('nnet.train', uri);
    await reaches(uri, '1', 'training');
    await click();
    await vscode.commands.executeCommand('nnet.pause', uri);
    await reaches(uri, '1', 'paused');
    await click();
    await vscode.commands.executeCommand('nnet.stop', uri);
    await reaches(uri, '1', 'stopped');
    await click();
    // A spec without a run takes nothing from it.
    await vscode.window.showTextDocument(folder.file('other.nnet', xor));
    await click();
    const ended = folder.file('ended.nnet', xor);
    await vscode.window.showTextDocument(ended);
    await vscode.commands.executeCommand('nnet.train', ended);
    await reaches(ended, '1', 'finished');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('nnet.showRun');
    await until(() => diagrams().includes(ended.fsPath));
  });
});
