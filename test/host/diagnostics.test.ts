import { deepEqual, equal, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { ownFolder, replaceAll, until, xor } from './workspace';

describe('diagnostics', () => {
  const folder = ownFolder();
  const problems = (document: vscode.TextDocument): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'nnet');

  it('come while the user types, at their place, and disappear when the fault is fixed', async () => {
    const document = await vscode.workspace.openTextDocument(folder.file('typed.nnet', xor));
    await vscode.window.showTextDocument(document);
    deepEqual(problems(document), []);
    await replaceAll(document, xor.replace('tanh', 'tahn'));
    const [problem] = await until(() => problems(document).length > 0 && problems(document));
    ok(problem);
    equal(problem.severity, vscode.DiagnosticSeverity.Error);
    equal(document.getText(problem.range), 'tahn');
    equal(typeof problem.code, 'string');
    await replaceAll(document, xor);
    await until(() => problems(document).length === 0);
  });

  it('offer their remedy as a quick fix', async () => {
    const document = await vscode.workspace.openTextDocument(folder.file('fix.nnet', xor.replace('tanh', 'tahn')));
    await vscode.window.showTextDocument(document);
    const [problem] = await until(() => problems(document).length > 0 && problems(document));
    ok(problem);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    );
    const fix = actions.find(({ edit }) => edit !== undefined);
    ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    equal(document.getText(), xor);
  });

  it('come for a data file that does not exist, at its name, and go when it is there', async () => {
    const text = xor.replace('generate xor samples=100', 'file "none.csv" target=z');
    const uri = folder.file('missing.nnet', text);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const [problem] = await until(() => problems(document).length > 0 && problems(document));
    ok(problem);
    equal(document.getText(problem.range).replace(/"/g, ''), 'none.csv');
    equal(problem.code, 'file-missing');
    folder.file('none.csv', 'x,y,z\n1,2,0\n2,1,1\n');
    await replaceAll(document, `${text}// edited\n`);
    await until(() => problems(document).length === 0);
  });

  it('never come for the other .nnet', async () => {
    const text = '// ACAS Xu\n2,2,1,3,\n2,3,1,\n0,\n-1,-1,\n1,1,\n0,0,0,\n1,1,1,\n';
    const other = await vscode.workspace.openTextDocument(folder.file('other.nnet', text));
    const broken = await vscode.workspace.openTextDocument(folder.file('broken.nnet', 'nnet 1\nmodle {\n'));
    await vscode.window.showTextDocument(other);
    await until(() => problems(broken).length > 0);
    deepEqual(problems(other), []);
  });
});
