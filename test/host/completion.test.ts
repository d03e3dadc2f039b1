import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { behind, ownFolder, until, xor } from './workspace';

const provider = 'vscode.executeCompletionItemProvider';

describe('completion', () => {
  const folder = ownFolder();
  const offered = async (text: string, before: string): Promise<string[]> => {
    const uri = folder.file(`complete-${before.length}.nnet`, text);
    const document = await vscode.workspace.openTextDocument(uri);
    const place = behind(document, before);
    return until(async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(provider, uri, place);
      const ours = list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
      return ours.length > 0 && ours.map(({ label }) => (typeof label === 'string' ? label : label.label));
    });
  };

  it('offers layers, activations, properties, and the columns of a file where they are allowed', async () => {
    const layers = await offered(xor.replace('dense output', 'd output'), 'do\n  d');
    for (const kind of ['dense', 'dropout']) ok(layers.includes(kind), layers.join());
    const activations = await offered(xor.replace('4 tanh', '4 ta'), '4 ta');
    ok(activations.includes('tanh'), activations.join());
    folder.file('ships.csv', 'tonnes,port\n10,Oslo\n20,Riga\n');
    const columns = await offered('nnet 1\ndata {\n  file "ships.csv" target=\n}\n', 'target=');
    ok(columns.includes('tonnes') && columns.includes('port'), columns.join());
    folder.file('small.h5', readFileSync(path.resolve(__dirname, '../../../test/fixtures/files/small.h5')));
    const inArrays = (property: string) =>
      offered(`nnet 1\ndata {\n  file "small.h5" ${property}=\n}\n`, `${property}=`);
    deepEqual(await inArrays('y'), ['x', 'y']);
    ok((await inArrays('exclude')).includes('x[0]'));
    const optimizers = await offered(xor.replace('adam lr=0.05', 'adam '), 'optimizer adam ');
    ok(
      optimizers.some((each) => each.startsWith('lr')),
      optimizers.join(),
    );
  });
});
