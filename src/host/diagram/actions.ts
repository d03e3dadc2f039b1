import { hostname } from 'node:os';
import * as vscode from 'vscode';
import type { Control } from '../../model/controls';
import type { Edit } from '../../model/edit';
import type { Goal } from '../../model/goal';
import { message } from '../../model/message';
import type { EditOutcome } from '../../protocol/edit';
import type { NetworkView } from '../../protocol/network';
import { heldMessage } from '../../runs/lock-message';
import type { SpecDocument } from '../documents/spec-document';
import type { DocumentEdits } from '../edits/document-edits';
import { plain } from '../plain';
import { askName, askRun, deleteRun } from '../runs/ask';
import { RunStore } from '../runs/store';
import { say } from '../say';
import type { Session } from '../session/session';
import type { TextSide } from './text-side';
import { undoRedoIn } from './undo-redo';

/** What a diagram's page may ask of VS Code on behalf of its document. */
export class PanelActions {
  private readonly runs: RunStore;

  constructor(
    private readonly spec: SpecDocument,
    private readonly training: Session,
    private readonly edits: DocumentEdits,
    private readonly text: TextSide,
    private readonly controlSpec: (
      document: vscode.TextDocument,
      control: Control,
      goals?: readonly Goal[],
    ) => Promise<string | undefined>,
  ) {
    this.runs = new RunStore(spec.document.uri.fsPath);
  }

  network(): NetworkView {
    return this.spec.network();
  }

  /** Where the layers of a version that the panel was shown are in the network of now. */
  formerPositions(version: number): readonly (number | null)[] | undefined {
    return this.spec.formerPositions(version);
  }

  /** The layer in whose line the text cursor is, by its position in a version that the panel was shown. */
  cursor(version: number): number | null {
    return this.spec.cursor(version);
  }

  /** Does what a gesture means that was made on a version of the document. */
  async edit(version: number, edit: Edit): Promise<EditOutcome> {
    const settled = await this.edits.edit(version, edit);
    return 'refusal' in settled ? { refusal: say(settled.refusal) } : { chosen: settled };
  }

  /** Puts the layers that the clipboard holds right after a layer. */
  async paste(version: number, after: number): Promise<EditOutcome> {
    return this.edit(version, { type: 'paste', after, text: await vscode.env.clipboard.readText() });
  }

  /** Answers with a translated refusal where the clipboard was left alone. */
  async copyLayer(version: number, layer: number): Promise<string | undefined> {
    await this.edits.drained();
    const copied = this.spec.copy(version, layer);
    if ('refusal' in copied) return say(copied.refusal);
    await vscode.env.clipboard.writeText(copied.text);
    return undefined;
  }

  copy(text: string): PromiseLike<void> {
    return vscode.env.clipboard.writeText(text);
  }

  control(control: Control, goals?: readonly Goal[]): Promise<string | undefined> {
    return this.controlSpec(this.spec.document, control, goals);
  }

  select(version: number, position: number | null): void {
    const found = position === null ? undefined : this.spec.find(version, position);
    const range = found && 'position' in found ? this.spec.layerRange(found.position) : undefined;
    if (range) this.text.select(this.spec.document, range);
  }

  reveal(line: number, character: number): Promise<void> {
    return this.text.open(this.spec.document, new vscode.Position(line, character));
  }

  /** The document's own undo, once every edit under way has reached it: the one stack that text and diagram share. */
  async undoRedo(command: 'undo' | 'redo'): Promise<string | undefined> {
    await this.edits.drained();
    const done = await undoRedoIn(this.spec.document.uri, command);
    return done ? undefined : say(message('diagram-not-active'));
  }

  /** Asks where to save; false if the user cancels. */
  async save(name: string, bytes: Uint8Array): Promise<boolean> {
    const folder = vscode.Uri.joinPath(this.spec.document.uri, '..');
    const plain = name.replace(/[/\\:*?"<>|\0]/g, '-');
    const target = await vscode.window.showSaveDialog({ defaultUri: vscode.Uri.joinPath(folder, plain) });
    if (!target) return false;
    await vscode.workspace.fs.writeFile(target, bytes);
    return true;
  }

  /** All runs, those too that the panel's list leaves out. Answers with a translated refusal. */
  async chooseRun(): Promise<string | undefined> {
    const { accessRefusal } = this.training;
    if (accessRefusal !== undefined) return accessRefusal;
    const id = await askRun(await this.runs.overview());
    return id === undefined ? undefined : this.training.openRun(id);
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
    if (run.holder) return this.warn(say(heldMessage(run.holder, hostname())));
    if (await deleteRun(run)) await this.training.runsChanged();
  }

  private warn(sentence: string): void {
    void vscode.window.showWarningMessage(plain(sentence));
  }
}
