import * as vscode from 'vscode';
import type { Edit } from '../../model/edit';
import { type Message, message } from '../../model/message';
import type { SpecDocument } from '../documents/spec-document';
import { TaskQueue } from '../task-queue';
import { settleEdit } from './settle';

/** The diagram's edits of one document: one after the other, each one undo step. */
export class DocumentEdits {
  private readonly queue = new TaskQueue();

  /** `changed` hears where the text was changed. */
  constructor(
    private readonly spec: SpecDocument,
    private readonly changed: (range: vscode.Range) => void,
  ) {}

  /** Answers with the reason where the text was left alone. */
  edit(edit: Edit): Promise<Message | undefined> {
    if (!this.spec.editable) return Promise.resolve(message('edit-read-only'));
    return this.queue.push(() =>
      settleEdit({ resolve: (wanted) => this.spec.resolve(wanted), apply: (changes) => this.apply(changes) }, edit),
    );
  }

  /** Resolves once every edit asked for so far is done. */
  drained(): Promise<void> {
    return this.queue.drained();
  }

  private async apply(changes: readonly vscode.TextEdit[]): Promise<'done' | 'moved' | 'refused'> {
    const { document } = this.spec;
    const [first] = changes;
    if (!first) return 'done';
    const { version } = document;
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, [...changes]);
    if (!(await vscode.workspace.applyEdit(edit))) return document.version === version ? 'refused' : 'moved';
    const line = document.validatePosition(first.range.start).line;
    this.changed(document.lineAt(line).range);
    return 'done';
  }
}
