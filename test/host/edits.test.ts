import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { undoRedoIn } from '../../src/host/diagram/undo-redo';
import { SpecDocuments } from '../../src/host/documents/spec-document';
import { DocumentEdits } from '../../src/host/edits/document-edits';
import type { Edit } from '../../src/model/edit';
import { ownFolder, until, xor } from './workspace';

const hidden = 1;

describe('edits of the diagram', () => {
  const folder = ownFolder();
  const specs = new SpecDocuments();
  after(() => specs.dispose());

  const open = async (name: string, text: string) => {
    const document = await vscode.workspace.openTextDocument(folder.file(name, text));
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
    const lines: number[] = [];
    const spec = specs.of(document);
    const edits = new DocumentEdits(spec, (range) => lines.push(range.start.line));
    /** An edit of what a panel is shown now. */
    const edit = (wanted: Edit) => edits.edit(spec.network().version, wanted);
    return { document, spec, edits, edit, lines };
  };
  const units = (count: number): Edit => ({ type: 'units', layer: hidden, units: count });
  const line = '  dense hidden 4 tanh // two would do\n';

  for (const [name, text] of [
    ['lf.nnet', xor],
    ['crlf.nnet', xor.replace(/\n/g, '\r\n')],
  ] as const) {
    it(`change one token and are one undo step (${name})`, async () => {
      const { document, edit, lines } = await open(name, text);
      const settled = await edit(units(5));
      ok('position' in settled);
      equal(settled.position, hidden);
      equal(settled.version, document.version);
      equal(document.getText(), text.replace('hidden 4', 'hidden 5'));
      equal(document.lineAt(lines[0] ?? 0).text.includes('hidden 5'), true);
      await vscode.commands.executeCommand('undo');
      equal(document.getText(), text);
      await vscode.commands.executeCommand('redo');
      equal(document.getText(), text.replace('hidden 4', 'hidden 5'));
    });
  }

  it('made in a rush land one after the other, each with its own undo', async () => {
    const { document, edit } = await open('rush.nnet', xor);
    await Promise.all([
      edit(units(6)),
      edit({ type: 'activation', layer: hidden, activation: 'relu' }),
      edit({ type: 'rename', layer: hidden, name: 'middle' }),
    ]);
    equal(document.getText(), xor.replace('hidden 4 tanh', 'middle 6 relu'));
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), xor.replace('hidden 4 tanh', 'hidden 6 relu'));
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), xor);
  });

  it('are dropped with a reason where their layer no longer exists', async () => {
    const { document, spec, edits } = await open('gone.nnet', xor);
    const { version } = spec.network();
    await edits.edit(version, { type: 'delete', layer: hidden });
    const without = document.getText();
    const settled = await edits.edit(version, units(9));
    equal('refusal' in settled && settled.refusal.code, 'edit-layer-deleted');
    equal(document.getText(), without);
  });

  it('find their layer after lines were typed, moved, deleted and put back meanwhile', async () => {
    const { document, spec, edits } = await open('stale.nnet', xor.replace(line, `  dropout rate=0.1 // a\n${line}`));
    const { version } = spec.network();
    const change = async (make: (edit: vscode.TextEditorEdit) => void): Promise<void> => {
      const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
      equal(await editor.edit(make), true);
    };
    const rowOf = (words: string): vscode.Range => {
      const row = document
        .getText()
        .split('\n')
        .findIndex((each) => each.includes(words));
      return new vscode.Range(row, 0, row + 1, 0);
    };
    await change((edit) => edit.insert(new vscode.Position(0, 0), '// typed above\n'));
    await change((edit) => edit.insert(rowOf('// a').start, '  dropout rate=0.2 // b\n'));
    const moved = document.getText(rowOf('// a'));
    await change((edit) => {
      edit.delete(rowOf('// a'));
      edit.insert(rowOf('dense output').end, moved);
    });
    await change((edit) => edit.delete(rowOf('two would do')));
    await vscode.commands.executeCommand('undo');
    await change((edit) => edit.setEndOfLine(vscode.EndOfLine.CRLF));
    const before = document.getText();
    ok('position' in (await edits.edit(version, { type: 'rate', layer: 1, rate: 0.9 })));
    ok('position' in (await edits.edit(version, { ...units(7), layer: 2 } as Edit)));
    equal(document.getText(), before.replace('rate=0.1 // a', 'rate=0.9 // a').replace('hidden 4', 'hidden 7'));
  });

  it('have the text cursor, problems and layers of an older version found in the text of now', async () => {
    const nameless = '  dropout rate=0.1\n';
    const { document, spec } = await open('shown.nnet', xor.replace(line, nameless + line));
    const { version, layers } = spec.network();
    equal(layers.length, 4);
    const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
    const rowOf = (words: string): number =>
      document.lineAt(document.positionAt(document.getText().indexOf(words))).lineNumber;
    const cursorIn = (words: string): number | null => {
      const place = new vscode.Position(rowOf(words), 3);
      editor.selection = new vscode.Selection(place, place);
      return spec.cursor(version);
    };
    await editor.edit((edit) => edit.insert(new vscode.Position(rowOf('rate=0.1'), 0), '  dropout rate=0.2\n'));
    deepEqual(spec.formerPositions(version), [0, 2, 3, 4]);
    deepEqual(['rate=0.2', 'rate=0.1', 'hidden', 'seed'].map(cursorIn), [null, 1, 2, null]);

    const shown = spec.network();
    deepEqual([shown.layers.length, spec.cursor(shown.version)], [5, null]);
    await editor.edit((edit) => {
      edit.delete(new vscode.Range(rowOf('rate=0.1'), 0, rowOf('rate=0.1') + 1, 0));
      const word = document.positionAt(document.getText().indexOf('tanh'));
      edit.replace(new vscode.Range(word, word.translate(0, 'tanh'.length)), 'tahn');
    });
    const broken = spec.network();
    deepEqual([broken.version, broken.readable], [shown.version, false]);
    deepEqual(
      broken.problems.filter(({ severity }) => severity === 'error').map(({ position }) => position),
      [3],
    );
    await vscode.commands.executeCommand('undo');
    await editor.edit((edit) => edit.delete(new vscode.Range(rowOf('rate=0.1'), 0, rowOf('rate=0.1') + 1, 0)));
    deepEqual(spec.formerPositions(shown.version), [0, 1, null, 2, 3]);
  });

  it('copy, paste and duplicate a layer’s own bytes, each one undo step', async () => {
    const rich = '  dense "hid den" 4 tanh init=normal scale=0.5 bias=0.1 l2=0.01 frozen // why\n';
    const text = xor.replace(line, rich);
    const { document, spec, edit } = await open('paste.nnet', text);
    const copied = spec.copy(spec.network().version, hidden);
    ok('text' in copied);
    equal(copied.text, rich.slice(0, -1));
    ok('position' in (await edit({ type: 'paste', after: 2, text: copied.text })));
    const copy = rich.replace('"hid den"', '"hid den2"');
    const pasted = text.replace('sigmoid\n', `sigmoid\n${copy}`);
    equal(document.getText(), pasted);
    ok('position' in (await edit({ type: 'duplicate', layer: hidden })));
    equal(document.getText(), pasted.replace(rich, rich + copy.replace('den2', 'den3')));
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), pasted);
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), text);
  });

  it('are undone and redone in their own document, whatever editor is active by then', async () => {
    const { document, edit } = await open('own.nnet', xor);
    const uri = document.uri;
    await vscode.commands.executeCommand('nnet.openDiagram', uri);
    const diagram = (): vscode.TabGroup | undefined =>
      vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(({ input }) => input instanceof vscode.TabInputCustom));
    await until(diagram);
    await edit(units(5));
    const changed = document.getText();
    notEqual(changed, xor);

    const other = await vscode.workspace.openTextDocument(folder.file('other.nnet', xor));
    const editor = await vscode.window.showTextDocument(other, { viewColumn: vscode.ViewColumn.One });
    await editor.edit((change) => change.insert(new vscode.Position(0, 0), '// typed\n'));
    const typed = other.getText();
    equal(await undoRedoIn(uri, 'undo'), true);
    await until(() => document.getText() === xor);
    equal(other.getText(), typed);
    await until(() => vscode.window.activeTextEditor?.document === other);

    // The other document's own diagram hides this one's, in the same column.
    await vscode.commands.executeCommand('vscode.openWith', other.uri, 'nnet.diagram', diagram()?.viewColumn);
    equal(await undoRedoIn(uri, 'redo'), true);
    await until(() => document.getText() === changed);
    equal(other.getText(), typed);
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    equal(input instanceof vscode.TabInputCustom && input.uri.toString(), other.uri.toString());
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
