import * as vscode from 'vscode';
import type { Control } from '../../model/controls';
import type { Edit } from '../../model/edit';
import { message } from '../../model/message';
import type { NetworkView } from '../../protocol/network';
import { heldMessage } from '../../runs/lock-message';
import type { SpecDocument } from '../documents/spec-document';
import type { DocumentEdits } from '../edits/document-edits';
import { plain } from '../plain';
import { askName, deleteRun } from '../runs/ask';
import { RunStore } from '../runs/store';
import { say } from '../say';
import type { Session } from '../session/session';
import type { TextSide } from './text-side';

/** What a diagram's page may ask of VS Code on behalf of its document. */
export class PanelActions {
  private readonly runs: RunStore;

  constructor(
    private readonly spec: SpecDocument,
    private readonly training: Session,
    private readonly edits: DocumentEdits,
    private readonly text: TextSide,
    private readonly controlSpec: (document: vscode.TextDocument, control: Control) => Promise<string | undefined>,
  ) {
    this.runs = new RunStore(spec.document.uri.fsPath);
  }

  network(): NetworkView {
    return this.spec.network();
  }

  /** The layer in whose line the text cursor stands. */
  cursor(): number | null {
    return this.spec.cursor();
  }

  /** Answers with a translated refusal where the text was left alone. */
  async edit(edit: Edit): Promise<string | undefined> {
    const refusal = await this.edits.edit(edit);
    return refusal && say(refusal);
  }

  control(control: Control): Promise<string | undefined> {
    return this.controlSpec(this.spec.document, control);
  }

  select(position: number | null): void {
    const range = position === null ? undefined : this.spec.layerRange(position);
    if (range) this.text.select(this.spec.document, range);
  }

  reveal(line: number, character: number): Promise<void> {
    return this.text.open(this.spec.document, new vscode.Position(line, character));
  }

  /** The document's own undo, once every edit under way has reached it: the one stack that text and diagram share. */
  async undoRedo(command: 'undo' | 'redo'): Promise<void> {
    await this.edits.drained();
    await vscode.commands.executeCommand(command);
  }

  /** Asks where to save; false where the person thought better of it. */
  async save(name: string, bytes: Uint8Array): Promise<boolean> {
    const folder = vscode.Uri.joinPath(this.spec.document.uri, '..');
    const plain = name.replace(/[/\\:*?"<>|\0]/g, '-');
    const target = await vscode.window.showSaveDialog({ defaultUri: vscode.Uri.joinPath(folder, plain) });
    if (!target) return false;
    await vscode.workspace.fs.writeFile(target, bytes);
    return true;
  }

  async renameRun(id: string): Promise<void> {
    if (this.training.accessRefusal !== undefined) return this.warn(this.training.accessRefusal);
    const run = await this.runs.read(id);
    const name = run && (await askName(say(run.label)));
    if (name === undefined) return;
    await this.runs.rename(id, name);
    await this.training.runsChanged();
  }

  async deleteRun(id: string): Promise<void> {
    if (this.training.accessRefusal !== undefined) return this.warn(this.training.accessRefusal);
    const run = await this.runs.read(id);
    if (!run) return;
    if (this.training.holds(id)) return this.warn(say(message('run-active')));
    if (run.holder) return this.warn(say(heldMessage(run.holder)));
    if (await deleteRun(run)) await this.training.runsChanged();
  }

  private warn(sentence: string): void {
    void vscode.window.showWarningMessage(plain(sentence));
  }
}
