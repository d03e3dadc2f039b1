import * as vscode from 'vscode';
import { message } from '../../model/message';
import { plain } from '../plain';
import { say } from '../say';
import type { RunOverview, StoredRun } from './store';

/** A new name for a run, '' to go back to its number; undefined if the user cancels. */
export function askName(present: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: say(message('run-rename-title', { label: present })),
    prompt: say(message('run-rename-prompt')),
    value: present,
  });
}

/** The id of the run that a person chooses among all. */
export async function askRun(runs: readonly RunOverview[]): Promise<string | undefined> {
  const items = runs.map(({ id, label, record: { status, epoch, epochs, started } }) => ({
    id,
    label: plain(say(label)),
    description: say(message('run-about', { status: say(message(`run-status-${status}`)), epoch, epochs })),
    detail: new Date(started).toLocaleString(vscode.env.language),
  }));
  const title = say(message('run-choose-title'));
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true, matchOnDetail: true }))?.id;
}

/** Moves a run's folder to the trash once the person has agreed; where there is no trash, asks again. */
export async function deleteRun(run: StoredRun): Promise<boolean> {
  const label = say(run.label);
  const folder = vscode.Uri.file(run.folder);
  if (!(await agree(say(message('run-delete-question', { label })), say(message('run-delete'))))) return false;
  try {
    await vscode.workspace.fs.delete(folder, { recursive: true, useTrash: true });
    return true;
  } catch {
    const question = say(message('run-delete-forever-question', { label }));
    if (!(await agree(question, say(message('run-delete-forever'))))) return false;
    await vscode.workspace.fs.delete(folder, { recursive: true, useTrash: false });
    return true;
  }
}

async function agree(question: string, yes: string): Promise<boolean> {
  return (await vscode.window.showWarningMessage(question, { modal: true }, yes)) === yes;
}
