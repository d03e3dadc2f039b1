import type { Layer } from '../../model/layer';
import { type MessageArguments, message } from '../../model/message';
import type { NetworkShapes } from '../../model/shapes';
import type { Spec } from '../../model/spec';
import type { LayerNode } from '../build/layers';
import type { ReadDocument, ReadNode } from '../build/reading';
import type { Fix, Problem, Severity } from '../problem';
import type { Range, TextEdit } from '../range';
import type { Tree } from '../syntax/tree';

/** What checks look at. */
export interface Subject {
  readonly text: string;
  readonly tree: Tree;
  readonly document: ReadDocument;
  readonly layers: readonly Layer[];
  readonly layerNodes: readonly LayerNode[];
  readonly shapes: NetworkShapes;
  /** Read as far as possible; a check that needs all layers asks `isComplete` first. */
  readonly draft: Spec;
}

/** One diagnostic: what it finds in a text. Checks never look at what others found. */
export type Check = (subject: Subject) => readonly Problem[];

interface Details {
  readonly severity?: Severity;
  /** The sentence's code where one diagnostic has several sentences. */
  readonly sentence?: string;
  readonly fix?: Fix;
}

/** A problem, an error unless said otherwise. */
export function problem(code: string, at: Range, args: MessageArguments, details: Details = {}): Problem {
  return {
    code,
    severity: details.severity ?? 'error',
    range: { start: at.start, end: at.end },
    message: message(details.sentence ?? code, args),
    ...(details.fix ? { fix: details.fix } : {}),
  };
}

/** “Change to `text`.” */
export function replaceFix(at: Range, text: string): Fix {
  return { title: message('fix-replace', { text: shortened(text) }), edits: [edit(at, text)] };
}

/** “Remove `text`”, the space before it included. */
export function removeFix(source: string, at: Range): Fix {
  let start = at.start;
  while (start > 0 && (source[start - 1] === ' ' || source[start - 1] === '\t')) start--;
  return {
    title: message('fix-remove', { text: shortened(source.slice(at.start, at.end)) }),
    edits: [edit({ start, end: at.end }, '')],
  };
}

/** “Insert `text`.” */
export function insertFix(at: number, shown: string, inserted: string): Fix {
  return { title: message('fix-insert', { text: shown }), edits: [edit({ start: at, end: at }, inserted)] };
}

function edit({ start, end }: Range, text: string): TextEdit {
  return { range: { start, end }, text };
}

/** Text of a person's file as a sentence shows it: a hostile name must not fill the screen. */
export function shortened(text: string): string {
  const line = text.replace(/[\r\n\t]+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** All matched nodes, blocks before what stands in them. */
export function allNodes(document: ReadDocument): readonly ReadNode[] {
  return document.nodes.flatMap((node) => [node, ...node.children]);
}

/** True if every layer could be read. */
export function isComplete(subject: Subject): boolean {
  return subject.layers.length > 0 && subject.layers.length === subject.layerNodes.length;
}

/** True if the syntax of the node itself is at fault: what seems to be missing or too much may then be neither. */
export function isBroken(node: ReadNode, { faults }: Tree): boolean {
  const { start, end, blocks } = node.syntax;
  const own = blocks[0]?.start ?? end;
  return faults.some(({ range }) => start <= range.start && range.start <= own);
}
