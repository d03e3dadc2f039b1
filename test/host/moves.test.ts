import { deepEqual, equal, ok } from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { runFiles } from '../../src/runs/run-files';
import { reaches, recordOf, runFolder } from './runs';
import { ownFolder, trainingLenses, until, xor } from './workspace';

describe('a spec that is moved', () => {
  const folder = ownFolder();
  const endless = xor.replace('epochs 40', 'epochs 100000000');
  const tabs = (): string[] =>
    vscode.window.tabGroups.all.flatMap((group) =>
      group.tabs.map(({ input }) => {
        if (input instanceof vscode.TabInputCustom) return `diagram of ${input.uri.fsPath}`;
        return input instanceof vscode.TabInputText ? `text of ${input.uri.fsPath}` : 'other';
      }),
    );
  const rename = async (from: vscode.Uri, to: vscode.Uri): Promise<void> => {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(from, to);
    ok(await vscode.workspace.applyEdit(edit));
  };
  const beside = (uri: vscode.Uri, ...names: string[]): vscode.Uri =>
    vscode.Uri.file(path.join(path.dirname(uri.fsPath), ...names));
  /** Opens its diagram and trains it. */
  const train = async (uri: vscode.Uri) => {
    await vscode.commands.executeCommand('nnet.openDiagram', uri);
    await vscode.commands.executeCommand('nnet.train', uri);
    return reaches(uri, '1', 'training');
  };
  const stop = async (uri: vscode.Uri): Promise<void> => {
    await vscode.commands.executeCommand('nnet.stop', uri);
    await reaches(uri, '1', 'stopped');
  };
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('with its folder trains on there, in its diagram', async () => {
    const uri = folder.file(path.join('project', 'inner', 'net.nnet'), endless);
    const before = await train(uri);
    const project = beside(uri, '..');
    const renamed = beside(uri, '..', '..', 'renamed');
    await rename(project, renamed);
    const moved = vscode.Uri.joinPath(renamed, 'inner', 'net.nnet');
    const resumed = await reaches(moved, '1', 'training');
    ok(resumed.step >= before.step);
    await until(() => (recordOf(moved, '1')?.step ?? 0) > resumed.step);
    await until(() => tabs().includes(`diagram of ${moved.fsPath}`));
    deepEqual(tabs(), [`diagram of ${moved.fsPath}`]);
    equal(existsSync(project.fsPath), false);
    await stop(moved);
    equal(recordOf(moved, '2'), undefined);
  });

  it('has its run shown by the status item where it is now, and no longer once it is deleted', async () => {
    const uri = folder.file('shown.nnet', endless);
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('nnet.train', uri);
    await reaches(uri, '1', 'training');
    await stop(uri);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const moved = beside(uri, 'elsewhere.nnet');
    await rename(uri, moved);
    await until(() => recordOf(moved, '1'));
    await vscode.commands.executeCommand('nnet.showRun');
    await until(() => tabs().length > 0);
    deepEqual(tabs(), [`diagram of ${moved.fsPath}`]);
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(moved);
    ok(await vscode.workspace.applyEdit(edit));
    await until(() => tabs().length === 0);
    await vscode.commands.executeCommand('nnet.showRun');
    deepEqual(tabs(), []);
  });

  it('to another folder has its runs there, which ignore themselves', async () => {
    const uri = folder.file(path.join('from', 'net.nnet'), endless);
    await train(uri);
    await stop(uri);
    const to = beside(uri, '..', 'to', 'net.nnet');
    mkdirSync(path.dirname(to.fsPath));
    await rename(uri, to);
    await until(() => recordOf(to, '1'));
    const runs = path.dirname(path.dirname(runFolder(to, '1')));
    await until(() => existsSync(path.join(runs, '.gitignore')));
    equal(readFileSync(path.join(runs, '.gitignore'), 'utf8'), '*\n');
    equal(existsSync(runFolder(uri, '1')), false);
  });

  it('to a name that has runs already leaves both alone, and trains neither', async () => {
    // The runs of a deleted spec stay, and could be resumed.
    const taken = folder.file('taken.nnet', endless);
    await train(taken);
    await stop(taken);
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(taken);
    ok(await vscode.workspace.applyEdit(edit));
    const uri = folder.file('mine.nnet', endless);
    await train(uri);
    const theirs = readFileSync(path.join(runFolder(taken, '1'), runFiles.run), 'utf8');
    await rename(uri, taken);
    await until(() => tabs().includes(`diagram of ${taken.fsPath}`));
    await reaches(uri, '1', 'stopped');
    // The newest run of the new name is open, or whatever else was opened and resumed.
    await until(async () => /^(Resume|Pause), St/.test(await trainingLenses(taken)));
    await vscode.commands.executeCommand('nnet.train', taken);
    await reaches(taken, '2', 'training');
    await vscode.commands.executeCommand('nnet.stop', taken);
    await reaches(taken, '2', 'stopped');
    equal(readFileSync(path.join(runFolder(taken, '1'), runFiles.run), 'utf8'), theirs);
    deepEqual(readdirSync(path.dirname(runFolder(uri, '1'))), ['1']);
  });
});
