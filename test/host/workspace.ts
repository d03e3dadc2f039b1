import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';

/** What waits, waits for events; this is how often it looks, in milliseconds. */
const look = 25;

/** Resolves with the first defined result of `attempt`; mocha's limit ends a wait that never will. */
export async function until<T>(attempt: () => T | undefined | false | PromiseLike<T | undefined | false>): Promise<T> {
  for (;;) {
    const found = await attempt();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, look));
  }
}

/** A separate folder in the open workspace, removed after the suite that requested it. */
export function ownFolder(): { file(name: string, content: string | Uint8Array): vscode.Uri } {
  let folder = '';
  before(() => {
    const workspace = vscode.workspace.workspaceFolders?.[0];
    if (!workspace) throw new Error('the suite needs an open folder');
    folder = mkdtempSync(path.join(workspace.uri.fsPath, 'suite-'));
  });
  after(async () => {
    // What is unsaved is not closed without a question.
    await vscode.workspace.saveAll();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    file(name, content) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
      return vscode.Uri.file(file);
    },
  };
}

/** Puts `text` in place of the document's whole text, as a person's typing would. */
export async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const end = document.positionAt(document.getText().length);
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  await vscode.workspace.applyEdit(edit);
}

/** The position right after `before` in the document. */
export function behind(document: vscode.TextDocument, before: string): vscode.Position {
  const at = document.getText().indexOf(before);
  if (at < 0) throw new Error(`the text has no “${before}”`);
  return document.positionAt(at + before.length);
}

/** The titles of a document's lenses, without their icons. */
export async function lenses(uri: vscode.Uri): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return found.map(({ command }) => command?.title.replace(/^\$\([\w-]+\)\s/, '') ?? '');
}

/** The lenses of training: what its controls can do now. */
export async function trainingLenses(uri: vscode.Uri): Promise<string> {
  return (await lenses(uri)).filter((title) => !/^(?:Open diagram|Preview data)$/.test(title)).join(', ');
}

/** All text that a hover at a place shows, as its Markdown source. */
export async function hoverAt(uri: vscode.Uri, position: vscode.Position): Promise<vscode.MarkdownString[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers.flatMap(({ contents }) => contents.filter((each) => each instanceof vscode.MarkdownString));
}

/** XOR with a hidden layer: it trains in a moment. */
export const xor = `nnet 1
seed 1 // kept

data {
  generate xor samples=100
}

model {
  input 2
  dense hidden 4 tanh // two would do
  dense output 1 sigmoid
}

train {
  optimizer adam lr=0.05
  batch 25
  epochs 40
}
`;
