import { deepEqual, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { ownFolder, until, xor } from './workspace';

const provider = 'vscode.executeDocumentSymbolProvider';

describe('outline and folding', () => {
  const folder = ownFolder();

  it('has a symbol for every layer, and folds every block', async () => {
    const uri = folder.file('outline.nnet', xor);
    await vscode.window.showTextDocument(uri);
    const symbols = await until(() => vscode.commands.executeCommand<vscode.DocumentSymbol[]>(provider, uri));
    const model = symbols.find(({ name }) => name.includes('model'));
    ok(model);
    deepEqual(model.children.length, 3);
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      uri,
    );
    const lines = xor.split('\n');
    const blocks = lines.flatMap((line, i) => (line.endsWith('{') ? [i] : []));
    deepEqual(
      folds.map(({ start }) => start).filter((line) => blocks.includes(line)),
      blocks,
    );
  });

  it('keeps a hostile name text: no icons, no links, in the outline and where symbols are looked for', async () => {
    const name = '$(trash)[run](command:nnet.train)<b>';
    const uri = folder.file('hostile.nnet', xor.replace('dense hidden', `dense ${JSON.stringify(name)}`));
    await vscode.window.showTextDocument(uri);
    const symbols = await until(() => vscode.commands.executeCommand<vscode.DocumentSymbol[]>(provider, uri));
    const names = symbols.flatMap(({ children }) => children.map((child) => child.name));
    ok(
      names.some((shown) => shown.replaceAll('\u200b', '') === name),
      names.join(),
    );
    ok(
      names.every((shown) => !shown.includes('$(') && !shown.includes('](')),
      names.join(),
    );
  });
});
