import { equal, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { lenses, ownFolder, until, xor } from './workspace';

describe('activation', () => {
  const folder = ownFolder();

  it('comes with the first spec', async () => {
    const document = await vscode.workspace.openTextDocument(folder.file('first.nnet', xor));
    equal(document.languageId, 'nnet');
    const extension = await until(() => vscode.extensions.all.find(({ id }) => id === 'nnet.nnet'));
    await until(() => extension.isActive);
    const commands = await vscode.commands.getCommands(true);
    for (const { command } of extension.packageJSON.contributes.commands) ok(commands.includes(command), command);
  });

  it('offers data, diagram and training above the text', async () => {
    const uri = folder.file('lenses.nnet', xor);
    await vscode.window.showTextDocument(uri);
    const titles = await until(async () => {
      const found = await lenses(uri);
      return found.length > 0 && found;
    });
    equal(titles.join(', '), 'Preview data, Open diagram, Train, Step, Reset');
  });
});
