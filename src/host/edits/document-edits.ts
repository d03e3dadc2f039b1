import * as vscode from 'vscode';
import type { Edit } from '../../model/edit';
import { type Message, message } from '../../model/message';
import type { SpecDocument } from '../documents/spec-document';
import { TaskQueue } from '../task-queue';
import { settleEdit } from './settle';

/** What an edit left: the layer to choose, in the document version that the edit made. */
export interface Settled {
  readonly version: number;
  readonly position: number;
}

/** The diagram's edits of one document: one after the other, each one undo step. */
export class DocumentEdits {
  private readonly queue = new TaskQueue();

  /** `changed` receives the place where the text was changed. */
  constructor(
    private readonly spec: SpecDocument,
    private readonly changed: (range: vscode.Range) => void,
  ) {}

  /** Does an edit that was made on a version of the document. Answers with the reason where the text was left alone. */
  edit(version: number, edit: Edit): Promise<Settled | { readonly refusal: Message }> {
    if (!this.spec.editable) return Promise.resolve({ refusal: message('edit-read-only') });
    return this.queue.push(async () => {
      const settled = await settleEdit({
        resolve: () => this.spec.resolve(version, edit),
        apply: ({ edits }) => this.apply(edits),
      });
      if ('refusal' in settled) return settled;
      return { version: this.spec.document.version, position: settled.change.chosen };
    });
  }

  /** Resolves once every edit requested so far is done. */
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
