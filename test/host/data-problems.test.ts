import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { passengers } from '../passengers';
import { ownFolder, replaceAll, until } from './workspace';

describe('problems of the data', () => {
  const folder = ownFolder();
  const spec = 'nnet 1\ndata {\n  file "p.csv"\n}\nmodel {\n  input 2\n  dense out 1 sigmoid\n}\ntrain { epochs 5 }\n';
  const problemsOf = (uri: vscode.Uri): vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri);
  const dataProblem = (uri: vscode.Uri): vscode.Diagnostic | undefined =>
    problemsOf(uri).find(({ code }) => String(code).startsWith('data-'));
  const fixesFor = async (uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> =>
    (await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range)) ?? [];

  it('stand at the line that names the file, with a link to the cell, though no diagram is open', async () => {
    folder.file('p.csv', 'a,b,y\n1,u,0\n3,x,1\n');
    const uri = folder.file('cell.nnet', spec.replace('"p.csv"', '"p.csv" target=y'));
    const { document } = await vscode.window.showTextDocument(uri);
    const problem = await until(() => dataProblem(uri));
    equal(problem.code, 'data-not-number');
    equal(document.getText(problem.range), 'file "p.csv" target=y');
    match(problem.message, /^p\.csv:2:3: /);
    const [cell] = problem.relatedInformation ?? [];
    match(cell?.location.uri.path ?? '', /\/p\.csv$/);
    deepEqual([cell?.location.range.start.line, cell?.location.range.start.character], [1, 2]);
    await replaceAll(document, document.getText().replace('target=y', 'target=y encode=one-hot'));
    await until(() => dataProblem(uri)?.code === 'data-inputs-mismatch');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('are led to by quick fixes that make a generated spec read a table beside it', async () => {
    folder.file('own.csv', 'a,b,y\n1,2,0\n3,4,1\n');
    const uri = folder.file('new.nnet', spec.replace('file "p.csv"', 'generate circles samples=40'));
    const { document } = await vscode.window.showTextDocument(uri);
    const titles = async (line: number): Promise<string[]> =>
      (await fixesFor(uri, new vscode.Range(line, 4, line, 4))).map(({ title }) => title);
    await until(async () => (await titles(2)).length > 0);
    const found = await titles(2);
    ok(found.includes('Change to `file "own.csv"`'), found.join(' · '));
    deepEqual(await titles(5), []);
    const [fix] = (await fixesFor(uri, new vscode.Range(2, 4, 2, 4))).filter(({ title }) => title.includes('own.csv'));
    ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
    equal(document.lineAt(2).text, '  file "own.csv"');
    await until(() => dataProblem(uri)?.code === 'data-target-needed');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('stand there together, counted, with links to the first three cells and a fix each', async () => {
    folder.file('all.csv', 'a,b,c,y\n1,u,$5,0\n,x,6,1\n3,z,7,\n4,w,8,1\n5,v,9,0\n');
    const uri = folder.file('all.nnet', spec.replace('"p.csv"', '"all.csv" target=y'));
    await vscode.window.showTextDocument(uri);
    await until(() => dataProblem(uri));
    const found = problemsOf(uri).filter(({ code }) => String(code).startsWith('data-'));
    deepEqual(
      found.map(({ code }) => code),
      ['data-not-number', 'data-amount', 'data-missing-cell', 'data-missing-target'],
    );
    equal(new Set(found.map(({ range }) => range.start.line)).size, 1);
    match(found[0]?.message ?? '', /There are 5 such cells, the first in lines 2, 3, 4\.$/);
    deepEqual(
      found[0]?.relatedInformation?.map(({ location }) => location.range.start.line),
      [1, 2, 3],
    );
    const fixes = (await fixesFor(uri, found[0]?.range ?? new vscode.Range(0, 0, 0, 0))).map(({ title }) => title);
    for (const words of [/encode=one-hot/, /exclude=b/, /exclude=c/, /missing=mean/, /missing=drop/]) {
      ok(
        fixes.some((title) => words.test(title)),
        `${words}: ${fixes.join(' · ')}`,
      );
    }
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('tell what looks wrong with data that can be read, with links to rows and a fix, and are silenced', async () => {
    const table = Array.from(
      { length: 40 },
      (_, i) => `${i % 9 === 4 ? -999 : (i * 29) % 97},${(i * 31) % 89},${i % 2}\n`,
    );
    folder.file('m.csv', `a,b,y\n${table.join('')}`);
    const uri = folder.file('mark.nnet', spec.replace('"p.csv"', '"m.csv" target=y'));
    const { document } = await vscode.window.showTextDocument(uri);
    const mark = (): vscode.Diagnostic | undefined => problemsOf(uri).find(({ code }) => code === 'missing-mark');
    const problem = await until(mark);
    equal(problem.severity, vscode.DiagnosticSeverity.Warning);
    equal(document.getText(problem.range), 'file "m.csv" target=y');
    const [row] = problem.relatedInformation ?? [];
    match(row?.location.uri.path ?? '', /\/m\.csv$/);
    deepEqual([row?.location.range.start.line, row?.message], [5, 'line 6']);
    const fixes = (await fixesFor(uri, problem.range)).filter(({ title }) => /missing/.test(title));
    deepEqual(
      fixes.map(({ title, isPreferred }) => [title, isPreferred ?? false]),
      [
        ['Write `missing-as="-999" missing=median`', false],
        ['Silence `missing-mark`', false],
      ],
    );
    const silence = fixes[1]?.edit;
    ok(silence && (await vscode.workspace.applyEdit(silence)));
    await until(() => mark() === undefined);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('lead from a new spec to a network that trains, by the first quick fix of each', async () => {
    folder.file('p.csv', passengers(60));
    const uri = folder.file('ship.nnet', spec.replace('"p.csv"', '"p.csv" target=survived'));
    const { document } = await vscode.window.showTextDocument(uri);
    const steps: string[] = [];
    for (;;) {
      const last = steps.length;
      const problem = await until(() => dataProblem(uri));
      const [fix] = await until(async () => {
        const found = await fixesFor(uri, problem.range);
        return found.length > 0 && found;
      });
      ok(fix?.edit && fix.isPreferred);
      const { version } = document;
      await vscode.workspace.applyEdit(fix.edit);
      ok(document.version > version);
      steps.push(fix.title);
      equal(steps.length, last + 1);
      const left = await until(() => {
        const next = dataProblem(uri);
        return (next === undefined || next.code !== problem.code) && { next };
      });
      if (!left.next) break;
      ok(steps.length < 5, steps.join(' · '));
    }
    console.log(`      ${steps.length} fixes: ${steps.join(' · ')}`);
    deepEqual(
      problemsOf(uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
      [],
    );
    await document.save();
    await vscode.commands.executeCommand('nnet.train', uri);
    await until(async () => (await vscode.workspace.findFiles('**/.nnet-runs/ship/*/weights.safetensors')).length > 0);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
