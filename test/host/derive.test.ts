import { equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { ownFolder, until, xor } from './workspace';

describe('the formulas of a network', () => {
  const folder = ownFolder();
  const markdown = (): vscode.TextDocument | undefined =>
    vscode.window.visibleTextEditors
      .map(({ document }) => document)
      .find(({ languageId }) => languageId === 'markdown');

  it('open as a document, each checked by the engine, from a spec that nobody has opened yet', async () => {
    const uri = folder.file('derived.nnet', xor);
    await vscode.commands.executeCommand('nnet.derive', uri);
    const text = (await until(markdown)).getText();
    match(text, /^# .*derived/);
    match(text, /W\^\{\[1\]\}/);
    const errors = [...text.matchAll(/(\d\.\de[-+]\d+|\b0\b)(?=\D*$)/gm)].map(([error]) => Number(error));
    ok(errors.length > 10);
    ok(
      errors.every((error) => error < 1e-9),
      String(Math.max(...errors)),
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are not there for a spec without data, which is said', async () => {
    const uri = folder.file('without.nnet', xor.replace(/data \{[^}]*\}/, ''));
    await vscode.commands.executeCommand('nnet.derive', uri);
    equal(markdown(), undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
