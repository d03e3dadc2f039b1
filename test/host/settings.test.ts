import { ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { reaches } from './runs';
import { behind, hoverAt, ownFolder, until, xor } from './workspace';

describe('settings', () => {
  const folder = ownFolder();
  const set = (name: string, value?: string | number) =>
    vscode.workspace.getConfiguration('nnet').update(name, value, vscode.ConfigurationTarget.Global);
  afterEach(async () => {
    for (const name of ['memoryLimit', 'engine.tier', 'engine.threads']) await set(name);
  });

  it('of the memory act on an open network as soon as they are changed', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i},${i % 2},${i % 2}`).join('\n');
    folder.file('rows.csv', `a,b,label\n${rows}\n`);
    // Two million parameters and what training them needs take more than 64 MiB.
    const text = xor
      .replace('generate xor samples=100', 'file "rows.csv" target=label')
      .replace('dense hidden 4 tanh', 'dense wide 2000 tanh\n  dense hidden 1000 tanh');
    const uri = folder.file('wide.nnet', text);
    const editor = await vscode.window.showTextDocument(uri);
    const place = behind(editor.document, 'dense hid');
    /** m is a number only while the network is loaded. */
    const isLoaded = async (): Promise<boolean> =>
      (await hoverAt(uri, place)).some(({ value }) => value.includes('(1000, 30)'));
    await vscode.commands.executeCommand('nnet.openDiagram', uri);
    await until(isLoaded);
    await set('memoryLimit', 64);
    await until(async () => !(await isLoaded()));
    await set('memoryLimit');
    await until(isLoaded);
  });

  it('of the engine leave a run alone that is under way, and act on the next', async () => {
    const uri = folder.file('next.nnet', xor.replace('epochs 40', 'epochs 100000000'));
    await vscode.commands.executeCommand('nnet.openDiagram', uri);
    await vscode.commands.executeCommand('nnet.train', uri);
    const { engine } = await reaches(uri, '1', 'training');
    ok(engine.kind === 'compiled' && engine.tier !== 'C');
    await set('engine.tier', 'reference');
    await vscode.commands.executeCommand('nnet.stop', uri);
    const stopped = await reaches(uri, '1', 'stopped');
    ok(stopped.engine.kind === 'compiled');
    await vscode.commands.executeCommand('nnet.train', uri);
    const next = await reaches(uri, '2', 'training');
    ok(next.engine.kind === 'reference');
    await vscode.commands.executeCommand('nnet.stop', uri);
    await reaches(uri, '2', 'stopped');
  });
});
