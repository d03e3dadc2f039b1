import type { Versioned } from '../../../src/host/documents/network-view';
import { DocumentVersions } from '../../../src/host/edits/versions';
import { type Analysis, analyze } from '../../../src/language/analyze';
import { relocate } from '../../../src/language/edits/relocate';
import { resolveEdit } from '../../../src/language/edits/resolve';
import { applyEdits, type TextEdit } from '../../../src/language/range';
import type { Edit } from '../../../src/model/edit';
import type { Message } from '../../../src/model/message';
import type { Pcg64 } from '../../../src/numerics/pcg64';

/** A line of a model. The model computes the effect of a change itself, without the tested mapping. */
export interface Line {
  readonly text: string;
  /** Which layer it is, however it moves; a copy is another one. */
  readonly layer?: number;
}

const input: Line = { text: '  input 2 // m0', layer: 0 };
const head = ['nnet 1', 'seed 1', 'model {', input.text];
const tail = ['}', 'train { epochs 3 }', ''];

/** A document whose text changes, as an editor tells of it, line by line. */
export class ChangingDocument {
  version = 1;
  readonly versions = new DocumentVersions(1);
  /** Layers in the order written of each version that was shown, the input being layer 0. */
  readonly shown = new Map<number, readonly Line[]>();
  analysis: Analysis;
  private before:
    | {
        readonly lines: readonly Line[];
        readonly ending: string;
        readonly text: string;
        readonly edits: readonly TextEdit[];
      }
    | undefined;
  private ending = '\n';

  constructor(
    private lines: readonly Line[],
    private readonly random: Pcg64,
  ) {
    this.analysis = analyze(this.text);
  }

  get text(): string {
    return [...head, ...this.lines.map(({ text }) => text), ...tail].join(this.ending);
  }

  /** The layers that are in the text now; of others a stale edit has to be refused. */
  get layers(): readonly Line[] {
    return [input, ...this.lines.filter(({ layer }) => layer !== undefined)];
  }

  show(): void {
    this.analysis = analyze(this.text);
    this.versions.show(this.versioned);
    this.shown.set(this.version, this.layers);
  }

  /** The layer's line that an offset of the text is in. */
  layerAt(offset: number): Line | undefined {
    const line = this.text.slice(0, offset).split(this.ending).length - 1;
    return line === head.length - 1 ? input : this.lines[line - head.length];
  }

  /** The text with other lines, told as edits of whole stretches, of one line or of a part of it. */
  change(lines: readonly Line[], edits: readonly TextEdit[]): void {
    this.tell(lines, this.ending, edits);
  }

  /** Takes the last change back, as an editor's undo does. */
  undo(): void {
    const { before } = this;
    if (before) this.tell(before.lines, before.ending, inverted(before.text, before.edits));
  }

  /** Puts the text before the last change back as an editor does whose file was written anew: the lines that differ. */
  reload(): void {
    const { before } = this;
    if (!before || before.ending !== this.ending) return;
    const [now, then] = [this.lines, before.lines];
    const same = (one: Line | undefined, other: Line | undefined): boolean => one?.text === other?.text;
    const most = Math.min(now.length, then.length);
    let from = 0;
    while (from < most && same(now[from], then[from])) from++;
    let rest = 0;
    while (rest < most - from && same(now.at(-1 - rest), then.at(-1 - rest))) rest++;
    const range = { start: this.start(from), end: this.start(now.length - rest) };
    const text = then.slice(from, then.length - rest).map((line) => line.text + this.ending);
    this.tell(then, this.ending, [{ range, text: text.join('') }]);
  }

  /** Writes the whole text again with other line endings. */
  endLines(): void {
    const old = this.text;
    const ending = this.ending === '\n' ? '\r\n' : '\n';
    const text = old.split(this.ending).join(ending);
    this.tell(this.lines, ending, [{ range: { start: 0, end: old.length }, text }]);
  }

  /** The present text and its version. */
  get versioned(): Versioned {
    return { version: this.version, analysis: this.analysis };
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.random.integer(from.length)];
    if (picked === undefined) throw new Error('there is nothing to pick from');
    return picked;
  }

  get all(): readonly Line[] {
    return this.lines;
  }

  /** Where a line of the model starts; behind the last one for its number. */
  start(index: number): number {
    const before = [...head, ...this.lines.slice(0, index).map(({ text }) => text)];
    return before.reduce((sum, text) => sum + text.length + this.ending.length, 0);
  }

  get lineEnding(): string {
    return this.ending;
  }

  private tell(lines: readonly Line[], ending: string, edits: readonly TextEdit[]): void {
    const old = { lines: this.lines, ending: this.ending, text: this.text, edits };
    this.lines = lines;
    this.ending = ending;
    if (applyEdits(old.text, edits) !== this.text) throw new Error('the edits do not make the text that is meant');
    this.before = old;
    this.version++;
    const told = [...edits].sort((a, b) => b.range.start - a.range.start);
    this.versions.changed(this.version, told);
  }
}

/** Edits that take an edited text back to the text before. */
function inverted(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return [...edits]
    .sort((a, b) => a.range.start - b.range.start)
    .map(({ range, text: put }) => {
      const start = range.start + shift;
      shift += put.length - (range.end - range.start);
      return { range: { start, end: start + put.length }, text: text.slice(range.start, range.end) };
    });
}

/** What became of a stale edit: the layer that was changed, or why none. */
export type Hit = { readonly layer: Line | undefined } | { readonly refusal: Message };

/** Makes an edit of a version of the document now, and tells which layer's line it changes. */
export function hitOf(document: ChangingDocument, version: number, edit: Edit): Hit {
  const now = relocate(edit, (position) => document.versions.find(version, position, document.versioned));
  const resolved = 'refusal' in now ? now : resolveEdit(document.analysis, now.edit);
  if ('refusal' in resolved) return resolved;
  const [first] = resolved.edits;
  if (!first) throw new Error('the edit changes nothing');
  // A new layer is put behind the line ending of the layer that it follows.
  const behind = 'after' in edit || edit.type === 'duplicate' ? 1 : 0;
  return { layer: document.layerAt(first.range.start - behind) };
}
