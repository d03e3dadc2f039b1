import { deepEqual, equal, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { readHistory } from '../../src/runs/history/csv';
import { runFiles } from '../../src/runs/run-files';
import { reaches, recordOf, runFolder } from './runs';
import { lenses, ownFolder, replaceAll, trainingLenses, until, xor } from './workspace';

describe('training', () => {
  const folder = ownFolder();
  const offers = (uri: vscode.Uri, wanted: string) => until(async () => (await trainingLenses(uri)) === wanted);
  const endless = xor.replace('epochs 40', 'epochs 100000000');

  it('runs from a command to the last epoch and leaves its folder', async () => {
    const uri = folder.file('finish.nnet', xor);
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('nnet.train', uri);
    const run = await reaches(uri, '1', 'finished');
    deepEqual([run.epoch, run.epochs, run.step], [40, 40, 160]);
    ok(run.train && run.train.cost < 0.69);
    const at = (name: string): string => path.join(runFolder(uri, '1'), name);
    equal(readFileSync(at(runFiles.spec), 'utf8'), xor);
    const history = [...readHistory('', [readFileSync(at(runFiles.history), 'utf8')])].map(({ record }) => record);
    deepEqual([history[0]?.epoch, history.at(-1)?.epoch], [0, 40]);
    ok(existsSync(at(runFiles.weights)));
    ok(existsSync(path.join(path.dirname(uri.fsPath), '.nnet-runs', '.gitignore')));
    await offers(uri, 'Train, Reset');
  });

  it('is paused, resumed, stopped, and continued', async () => {
    const uri = folder.file('long.nnet', endless);
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('nnet.train', uri);
    await offers(uri, 'Pause, Stop, Reset');
    await vscode.commands.executeCommand('nnet.pause', uri);
    await offers(uri, 'Resume, Step, Stop, Reset');
    await reaches(uri, '1', 'paused');
    await vscode.commands.executeCommand('nnet.resume', uri);
    await offers(uri, 'Pause, Stop, Reset');
    await vscode.commands.executeCommand('nnet.stop', uri);
    const stopped = await reaches(uri, '1', 'stopped');
    await offers(uri, 'Resume, Step, Reset');
    await vscode.commands.executeCommand('nnet.resume', uri);
    await until(() => (recordOf(uri, '1')?.step ?? 0) > stopped.step);
    await vscode.commands.executeCommand('nnet.stop', uri);
    await reaches(uri, '1', 'stopped');
    equal(existsSync(runFolder(uri, '2')), false);
  });

  it('trains one epoch per step, and starts again after Reset', async () => {
    const uri = folder.file('step.nnet', xor);
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('nnet.step', uri);
    await until(() => recordOf(uri, '1')?.epoch === 1);
    await offers(uri, 'Resume, Step, Stop, Reset');
    await vscode.commands.executeCommand('nnet.step', uri);
    await until(() => recordOf(uri, '1')?.epoch === 2);
    await vscode.commands.executeCommand('nnet.reset', uri);
    await reaches(uri, '1', 'stopped');
    await offers(uri, 'Train, Step, Reset');
    await vscode.commands.executeCommand('nnet.train', uri);
    await reaches(uri, '2', 'finished');
  });

  it('trains the text as it is, saved or not, and continues while it is edited', async () => {
    const uri = folder.file('edited.nnet', endless);
    const editor = await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('nnet.train', uri);
    await offers(uri, 'Pause, Stop, Reset');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '?'));
    await offers(uri, 'Pause, Stop');
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('nnet.stop', uri);
    await reaches(uri, '1', 'stopped');
  });

  it('branches from the end of a run with the spec as it is edited now', async () => {
    const uri = folder.file('branch.nnet', xor);
    const { document } = await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('nnet.train', uri);
    const { step, epoch } = await reaches(uri, '1', 'finished');
    const edited = xor.replace('lr=0.05', 'lr=0.01').replace('epochs 40', 'epochs 60');
    await replaceAll(document, edited);
    await vscode.commands.executeCommand('nnet.branch', uri);
    const branch = await reaches(uri, '2', 'finished');
    deepEqual([branch.parent?.run, branch.parent?.step, branch.epoch], ['1', step, 60]);
    ok(JSON.stringify(branch.parent?.changes).includes('0.01'), JSON.stringify(branch.parent?.changes));
    equal(readFileSync(path.join(runFolder(uri, '2'), runFiles.spec), 'utf8'), edited);
    deepEqual([recordOf(uri, '1')?.step, recordOf(uri, '1')?.epoch], [step, epoch]);
  });

  it('stops with all it has learned when its file is deleted', async () => {
    const uri = folder.file('delete.nnet', endless);
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('nnet.train', uri);
    await reaches(uri, '1', 'training');
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uri);
    ok(await vscode.workspace.applyEdit(edit));
    await reaches(uri, '1', 'stopped');
    equal(existsSync(uri.fsPath), false);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('takes its runs, its diagram and the training under way along when its file is renamed', async () => {
    const uri = folder.file('before.nnet', endless);
    const renamed = vscode.Uri.file(path.join(path.dirname(uri.fsPath), 'after.nnet'));
    await vscode.commands.executeCommand('nnet.openDiagram', uri);
    await vscode.commands.executeCommand('nnet.train', uri);
    const before = await reaches(uri, '1', 'training');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, renamed);
    ok(await vscode.workspace.applyEdit(edit));
    const resumed = await reaches(renamed, '1', 'training');
    // The record may still be the one that was moved; what comes next shows that the training goes on from there.
    ok(resumed.step >= before.step);
    await until(() => (recordOf(renamed, '1')?.step ?? 0) > resumed.step);
    equal(existsSync(runFolder(uri, '1')), false);
    const inputs = (): unknown[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
    await until(() =>
      inputs().some((input) => input instanceof vscode.TabInputCustom && input.uri.fsPath === renamed.fsPath),
    );
    equal(inputs().length, 1, 'no text has come beside the diagram');
    await vscode.commands.executeCommand('nnet.stop', renamed);
    await reaches(renamed, '1', 'stopped');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('trains, pauses and resumes with one command, right after a switch of editors', async () => {
    const [one, two] = ['one', 'two'].map((name) => folder.file(`${name}.nnet`, endless));
    ok(one && two);
    await vscode.window.showTextDocument(one);
    await vscode.commands.executeCommand('nnet.trainOrPause');
    await reaches(one, '1', 'training');
    await vscode.window.showTextDocument(two);
    await vscode.commands.executeCommand('nnet.trainOrPause');
    await reaches(two, '1', 'training');
    equal(recordOf(one, '1')?.status, 'training');
    await vscode.commands.executeCommand('nnet.trainOrPause');
    await reaches(two, '1', 'paused');
    for (const uri of [one, two]) {
      await vscode.commands.executeCommand('nnet.stop', uri);
      await reaches(uri, '1', 'stopped');
    }
  });

  it('shows above each expectation its result, with both values', async () => {
    const uri = folder.file(
      'expects.nnet',
      `${xor.replace('samples=100', 'samples=100\n  holdout 0.2')}\nexpect {\n  train-cost max=0.69\n  test-cost max=0.0001\n}\n`,
    );
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('nnet.train', uri);
    await reaches(uri, '1', 'finished');
    const told = await until(async () => {
      const found = (await lenses(uri)).filter((title) => /Passed|Failed/.test(title));
      return found.length > 0 && found;
    });
    equal(told.length, 2);
    ok(/^Passed: train-cost is 0\.\d+, at most 0\.69 was expected\.$/.test(told[0] ?? ''), told[0]);
    ok(/^Failed: test-cost is 0\.\d+, at most 0\.0001 was expected\.$/.test(told[1] ?? ''), told[1]);
  });

  it('continues when its document is closed, and is found again', async () => {
    const uri = folder.file('closed.nnet', endless);
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('nnet.train', uri);
    await offers(uri, 'Pause, Stop, Reset');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.window.showTextDocument(uri);
    await offers(uri, 'Pause, Stop, Reset');
    await vscode.commands.executeCommand('nnet.stop', uri);
    await reaches(uri, '1', 'stopped');
  });

  it('has its pause acknowledged at once while it trains and its panel draws', async () => {
    const uri = folder.file('pauses.nnet', endless);
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('nnet.openDiagram', uri);
    await vscode.commands.executeCommand('nnet.train', uri);
    await offers(uri, 'Pause, Stop, Reset');
    await vscode.commands.executeCommand('nnet.pause', uri);
    // What the command awaits is the acknowledgement: the lenses know at once, without a wait for events.
    equal(await trainingLenses(uri), 'Resume, Step, Stop, Reset');
    await vscode.commands.executeCommand('nnet.stop', uri);
    await reaches(uri, '1', 'stopped');
  });
});
