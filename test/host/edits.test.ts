import { equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import { SpecDocument } from '../../src/host/documents/spec-document';
import { DocumentEdits } from '../../src/host/edits/document-edits';
import type { Edit } from '../../src/model/edit';
import { ownFolder, xor } from './workspace';

const hidden = { position: 1, name: 'hidden' };

describe('edits of the diagram', () => {
  const folder = ownFolder();

  const open = async (name: string, text: string) => {
    const document = await vscode.workspace.openTextDocument(folder.file(name, text));
    await vscode.window.showTextDocument(document);
    const lines: number[] = [];
    const edits = new DocumentEdits(new SpecDocument(document), (range) => lines.push(range.start.line));
    return { document, edits, lines };
  };
  const units = (count: number): Edit => ({ type: 'units', layer: hidden, units: count });

  for (const [name, text] of [
    ['lf.nnet', xor],
    ['crlf.nnet', xor.replace(/\n/g, '\r\n')],
  ] as const) {
    it(`change one token and are one undo step (${name})`, async () => {
      const { document, edits, lines } = await open(name, text);
      equal(await edits.edit(units(5)), undefined);
      equal(document.getText(), text.replace('hidden 4', 'hidden 5'));
      equal(document.lineAt(lines[0] ?? 0).text.includes('hidden 5'), true);
      await vscode.commands.executeCommand('undo');
      equal(document.getText(), text);
      await vscode.commands.executeCommand('redo');
      equal(document.getText(), text.replace('hidden 4', 'hidden 5'));
    });
  }

  it('made in a rush land one after the other, each with its own undo', async () => {
    const { document, edits } = await open('rush.nnet', xor);
    await Promise.all([
      edits.edit(units(6)),
      edits.edit({ type: 'activation', layer: hidden, activation: 'relu' }),
      edits.edit({ type: 'rename', layer: hidden, name: 'middle' }),
    ]);
    equal(document.getText(), xor.replace('hidden 4 tanh', 'middle 6 relu'));
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), xor.replace('hidden 4 tanh', 'hidden 6 relu'));
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), xor);
  });

  it('are dropped with a reason where their layer is gone', async () => {
    const { document, edits } = await open('stale.nnet', xor);
    await edits.edit({ type: 'delete', layer: hidden });
    const without = document.getText();
    equal(typeof (await edits.edit(units(9)))?.code, 'string');
    equal(document.getText(), without);
  });
});
