import { deepEqual, equal, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { readHistory } from '../../src/runs/history/csv';
import { runFiles } from '../../src/runs/run-files';
import { reaches, recordOf, runFolder } from './runs';
import { lenses, ownFolder, until, xor } from './workspace';

describe('training', () => {
  const folder = ownFolder();
  const offers = (uri: vscode.Uri, wanted: string) =>
    until(async () => (await lenses(uri)).slice(1).join(', ') === wanted);
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

  it('is paused, resumed, stopped, and gone on with', async () => {
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

  it('goes one epoch a step, and begins anew after Reset', async () => {
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

  it('trains the text as it stands, saved or not, and goes on while it is edited', async () => {
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

  it('stops with all it has learned when its file is renamed or deleted', async () => {
    for (const leave of ['rename', 'delete'] as const) {
      const uri = folder.file(`${leave}.nnet`, endless);
      await vscode.window.showTextDocument(uri);
      await vscode.commands.executeCommand('nnet.train', uri);
      await offers(uri, 'Pause, Stop, Reset');
      await until(() => (recordOf(uri, '1')?.step ?? 0) >= 0 && recordOf(uri, '1')?.status === 'training');
      const edit = new vscode.WorkspaceEdit();
      if (leave === 'rename') edit.renameFile(uri, vscode.Uri.file(`${uri.fsPath.slice(0, -5)}-moved.nnet`));
      else edit.deleteFile(uri);
      ok(await vscode.workspace.applyEdit(edit));
      await reaches(uri, '1', 'stopped');
      equal(existsSync(uri.fsPath), false);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
  });

  it('goes on when its document is closed, and is found again', async () => {
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
    equal((await lenses(uri)).slice(1).join(', '), 'Resume, Step, Stop, Reset');
    await vscode.commands.executeCommand('nnet.stop', uri);
    await reaches(uri, '1', 'stopped');
  });
});
