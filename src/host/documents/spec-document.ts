import path from 'node:path';
import * as vscode from 'vscode';
import type { Analysis } from '../../language/analyze';
import { resolveEdit } from '../../language/edits/resolve';
import { analyzeForEditor } from '../../language/oversized';
import type { Range } from '../../language/range';
import type { Edit } from '../../model/edit';
import type { Message } from '../../model/message';
import type { NetworkView } from '../../protocol/network';
import { say } from '../say';
import type { SpecReading } from '../session/environment';
import { isDrawable, networkView, type Versioned } from './network-view';

/** A document and what its text says; read at most once a version. */
export class SpecDocument {
  private present: Versioned | undefined;
  /** The last version whose layers could all be read. */
  private drawable: Versioned | undefined;

  constructor(readonly document: vscode.TextDocument) {}

  get analysis(): Analysis {
    return this.read().analysis;
  }

  /** Only files and untitled texts change; a diff's older side is looked at. */
  get editable(): boolean {
    return this.place !== 'elsewhere' && this.analysis.format === 'spec';
  }

  get place(): SpecReading['place'] {
    const { scheme } = this.document.uri;
    return scheme === 'file' || scheme === 'untitled' ? scheme : 'elsewhere';
  }

  network(): NetworkView {
    const present = this.read();
    const title = path.posix.basename(this.document.uri.path, '.nnet');
    return networkView(this.drawable ?? present, present, { title, trusted: vscode.workspace.isTrusted, say });
  }

  reading(): SpecReading {
    const { spec, problems, format, document, text } = this.analysis;
    return {
      text,
      path: this.document.uri.fsPath,
      place: this.place,
      foreign: format === 'verification',
      oversized: format === 'oversized',
      errors: problems.filter((problem) => problem.severity === 'error').length,
      hasData: document.top('data') !== undefined,
      ...(spec ? { spec } : {}),
    };
  }

  /** The position of the layer in whose lines the cursor of a visible editor of this document stands. */
  cursor(): number | null {
    const key = this.document.uri.toString();
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === key);
    return editor ? this.layerAt(editor.selection.active.line) : null;
  }

  layerAt(line: number): number | null {
    const found = this.analysis.layerNodes.find(({ range }) => {
      const { start, end } = this.range(range);
      return start.line <= line && line <= end.line;
    });
    return found?.position ?? null;
  }

  layerRange(position: number): vscode.Range | undefined {
    const node = this.analysis.layerNodes[position];
    return node && this.range(node.range);
  }

  /** The smallest changes of the present text that do what the edit means, or why there are none. */
  resolve(edit: Edit): { readonly change: readonly vscode.TextEdit[] } | { readonly refusal: Message } {
    const resolved = resolveEdit(this.analysis, edit);
    if ('refusal' in resolved) return resolved;
    return { change: resolved.edits.map(({ range, text }) => vscode.TextEdit.replace(this.range(range), text)) };
  }

  range({ start, end }: Range): vscode.Range {
    return new vscode.Range(this.document.positionAt(start), this.document.positionAt(end));
  }

  private read(): Versioned {
    const { version } = this.document;
    if (this.present?.version !== version) {
      this.present = { version, analysis: analyzeForEditor(this.document.getText()) };
      if (isDrawable(this.present.analysis)) this.drawable = this.present;
    }
    return this.present;
  }
}

/** Every open document's reading. */
export class SpecDocuments {
  private readonly specs = new WeakMap<vscode.TextDocument, SpecDocument>();

  of(document: vscode.TextDocument): SpecDocument {
    const known = this.specs.get(document);
    if (known) return known;
    const spec = new SpecDocument(document);
    this.specs.set(document, spec);
    return spec;
  }
}
