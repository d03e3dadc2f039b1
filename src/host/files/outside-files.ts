import * as vscode from 'vscode';
import { message } from '../../model/message';
import { say } from '../say';
import type { Admission } from './admission';

const key = 'nnet.admittedFiles';

/**
 * Files outside the workspace that the user allows a spec to read. A yes is stored for this workspace; a no until the
 * person asks for training again, so that typing never brings the question back.
 */
export class OutsideFiles implements Admission {
  private readonly denied = new Set<string>();

  /** @param own a folder of the extension's own, whose files it may read anyway */
  constructor(
    private readonly memory: vscode.Memento,
    private readonly own: vscode.Uri,
  ) {}

  get folders(): readonly string[] {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const addresses = [...folders.map(({ uri }) => uri), this.own];
    return addresses.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath);
  }

  async ask(file: string): Promise<boolean> {
    const admitted = this.memory.get<unknown>(key);
    const files = Array.isArray(admitted) ? admitted : [];
    if (files.includes(file)) return true;
    if (this.denied.has(file)) return false;
    const yes = say(message('admit-yes'));
    const question = say(message('admit-question', { file }));
    const detail = say(message('admit-detail'));
    if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, yes)) !== yes) {
      this.denied.add(file);
      return false;
    }
    await this.memory.update(key, [...files, file]);
    return true;
  }

  /** What was denied may be asked about again. */
  reconsider(): void {
    this.denied.clear();
  }
}
