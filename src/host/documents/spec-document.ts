import path from 'node:path';
import * as vscode from 'vscode';
import type { Analysis } from '../../language/analyze';
import type { Followed } from '../../language/edits/follow';
import { copyLayer } from '../../language/edits/paste';
import { relocate } from '../../language/edits/relocate';
import { resolveEdit } from '../../language/edits/resolve';
import { dataExample } from '../../language/features/data-example';
import { analyzeForEditor } from '../../language/oversized';
import type { Range } from '../../language/range';
import type { Edit } from '../../model/edit';
import type { Message } from '../../model/message';
import type { NetworkView } from '../../protocol/network';
import { DocumentVersions } from '../edits/versions';
import { say } from '../say';
import type { SpecReading } from '../session/environment';
import { isDrawable, networkView, type Versioned } from './network-view';

/** What an edit does to the text, and the layer it leaves chosen. */
export interface SpecChange {
  readonly edits: readonly vscode.TextEdit[];
  readonly chosen: number;
}

/** A document and its analysis, which is computed at most once for each version. */
export class SpecDocument {
  private present: Versioned | undefined;
  /** The last version whose layers could all be read. */
  private drawable: Versioned | undefined;
  private readonly versions: DocumentVersions;

  constructor(readonly document: vscode.TextDocument) {
    this.versions = new DocumentVersions(document.version);
  }

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
    const { drawn } = this;
    this.versions.show(drawn);
    return networkView(drawn, present, {
      title: path.posix.basename(this.document.uri.path, '.nnet'),
      trusted: vscode.workspace.isTrusted,
      say,
      drawnPosition: this.positionsIn(drawn.version),
    });
  }

  /**
   * Where the layers of a version that a panel was shown are in the network that `network` gives now; null for each that
   * is no longer there. Undefined for a text whose layers have no lines of their own.
   */
  formerPositions(version: number): readonly (number | null)[] | undefined {
    return this.analysis.format === 'verification' ? undefined : this.versions.findAll(version, this.drawn);
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
      dataExample: dataExample(this.analysis),
      ...(spec ? { spec } : {}),
    };
  }

  /**
   * The layer in whose lines the cursor of a visible editor of this document is, by its position in a version that a
   * panel was shown.
   */
  cursor(version: number): number | null {
    const key = this.document.uri.toString();
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === key);
    const position = editor ? this.layerAt(editor.selection.active.line) : null;
    return position === null ? null : this.positionsIn(version)(position);
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

  /** The text was changed: stores what is needed to find the layers of older versions in it. */
  changed(event: vscode.TextDocumentChangeEvent): void {
    const edits = event.contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
      range: { start: rangeOffset, end: rangeOffset + rangeLength },
      text,
    }));
    this.versions.changed(event.document.version, edits);
  }

  /** Where a layer that a panel saw at a version is now, or why it no longer exists. */
  find(version: number, position: number): Followed {
    return this.versions.find(version, position, this.read());
  }

  /** The smallest changes of the present text that do what an edit of that version means, or why there are none. */
  resolve(version: number, edit: Edit): { readonly change: SpecChange } | { readonly refusal: Message } {
    const present = relocate(edit, (position) => this.find(version, position));
    const resolved = 'refusal' in present ? present : resolveEdit(this.analysis, present.edit);
    if ('refusal' in resolved) return resolved;
    const edits = resolved.edits.map(({ range, text }) => vscode.TextEdit.replace(this.range(range), text));
    return { change: { edits, chosen: resolved.chosen } };
  }

  /** A layer that a panel saw at a version, as the text writes it now, or why there is none. */
  copy(version: number, position: number): { readonly text: string } | { readonly refusal: Message } {
    const found = this.find(version, position);
    return 'refusal' in found ? found : copyLayer(this.analysis, found.position);
  }

  range({ start, end }: Range): vscode.Range {
    return new vscode.Range(this.document.positionAt(start), this.document.positionAt(end));
  }

  /** What panels draw: the last version whose layers could all be read. */
  private get drawn(): Versioned {
    const present = this.read();
    return this.drawable ?? present;
  }

  /** From positions in the present text to those of the same layers in a shown version; null for one not there yet. */
  private positionsIn(version: number): (position: number) => number | null {
    const present = this.read();
    if (version === present.version) return (position) => position;
    const positions = this.versions.findAll(version, present);
    return (position) => {
      const at = positions.indexOf(position);
      return at < 0 ? null : at;
    };
  }

  private read(): Versioned {
    const { version } = this.document;
    if (this.present?.version !== version) {
      this.present = { version, analysis: analyzeForEditor(this.document.getText()) };
      if (isDrawable(this.present.analysis)) {
        this.drawable = this.present;
        this.versions.showable(version);
      }
    }
    return this.present;
  }
}

/** Every open document's reading. */
export class SpecDocuments implements vscode.Disposable {
  private readonly specs = new WeakMap<vscode.TextDocument, SpecDocument>();
  private readonly listener = vscode.workspace.onDidChangeTextDocument((event) =>
    this.specs.get(event.document)?.changed(event),
  );

  of(document: vscode.TextDocument): SpecDocument {
    const known = this.specs.get(document);
    if (known) return known;
    const spec = new SpecDocument(document);
    this.specs.set(document, spec);
    return spec;
  }

  dispose(): void {
    this.listener.dispose();
  }
}
