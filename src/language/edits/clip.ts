import type { Analysis } from '../analyze';
import { readLayers } from '../build/layers';
import { readDocument } from '../build/reading';
import { writeText } from '../print/value';
import { applyEdits, type TextEdit } from '../range';
import { parse } from '../syntax/parser';
import type { Token } from '../syntax/token';
import type { SyntaxNode, Tree } from '../syntax/tree';
import type { NewLayers } from './insertion';
import { freeName } from './names';
import { surroundingsOf } from './surroundings';

/** Longest clipboard text that is read: more characters of layers than a user copies. */
const longest = 2 ** 20;

/** A layer as its text writes it: its whole line with the comment there, or its part of a line that it shares. */
export function layerText({ tree }: Analysis, node: SyntaxNode): string {
  const around = surroundingsOf(tree, node);
  const { start, end } = around.line;
  if (around.startsLine && around.endsLine) return tree.text.slice(start, end - around.lineEnding.length);
  return tree.text.slice(node.start, around.trailEnd);
}

/**
 * The layers written in a text, to be inserted where some names are taken: layers with taken names get free ones, every
 * other byte stays. Undefined if the text is not one or more readable layers, or contains an input.
 */
export function readClip(text: string, taken: ReadonlySet<string>): NewLayers | undefined {
  if (text.length > longest) return undefined;
  const written = text.replace(/^\ufeff/, '');
  const names = freshNames(written, taken);
  if (!names) return undefined;
  const tree = parse(applyEdits(written, names));
  const last = tree.nodes.at(-1);
  // A continued line would take in what follows it in the text.
  if (last && surroundingsOf(tree, last).continued) return undefined;
  return {
    lines: linesOf(tree),
    nodes: tree.nodes.filter(({ disabled }) => !disabled).map((node) => inline(tree, node)),
  };
}

const before = 'nnet 1\nmodel {\ninput 1\n';
const after = '\n}';

/** The names to change, if the text consists of layers only. */
function freshNames(text: string, taken: ReadonlySet<string>): readonly TextEdit[] | undefined {
  const tree = parse(before + text + after);
  const document = readDocument(tree.nodes);
  const { layers, layerNodes } = readLayers(document.top('model'));
  const model = document.top('model');
  // A text may close the block and open another, even one that is switched off, for the brace behind it.
  const oneBlock = model?.syntax.blocks.length === 1 && model.syntax.end === tree.text.length;
  const onlyLayers = layerNodes.length > 1 && layers.length === layerNodes.length;
  if (tree.faults.length > 0 || !oneBlock || !onlyLayers || model.children.length !== layerNodes.length)
    return undefined;
  const used = new Set(taken);
  const next = new Map<string, number>();
  return layerNodes.flatMap(({ name }, i) => {
    const old = layers[i]?.name;
    if (!name || old === undefined) return [];
    const fresh = freeName(old, used, next);
    used.add(fresh);
    const range = { start: name.start - before.length, end: name.end - before.length };
    return fresh === old ? [] : [{ range, text: writeText(fresh) }];
  });
}

/** The text's lines without the indentation that they share, and without empty lines around them. */
function linesOf({ text, tokens }: Tree): readonly string[] {
  const lines: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'newline') lines.push([]);
    else lines.at(-1)?.push(token);
  }
  const written = lines.map((line) => ({
    indentation: line[0]?.kind === 'space' ? text.slice(line[0].start, line[0].end) : '',
    words: line
      .slice(line[0]?.kind === 'space' ? 1 : 0)
      .map(({ start, end }) => text.slice(start, end))
      .join(''),
  }));
  const filled = written.map(({ words }) => words !== '');
  const used = written.slice(filled.indexOf(true), filled.lastIndexOf(true) + 1);
  const shared = used
    .filter(({ words }, i) => words !== '' && (i > 0 || used[0]?.indentation !== ''))
    .map(({ indentation }) => indentation);
  const most = shared.length === 0 ? '' : shared.reduce(commonStart);
  return used.map(({ indentation, words }) =>
    words === '' ? '' : (indentation.startsWith(most) ? indentation.slice(most.length) : '') + words,
  );
}

function commonStart(first: string, second: string): string {
  let length = 0;
  while (length < first.length && first[length] === second[length]) length++;
  return first.slice(0, length);
}

/** A layer with the comments after it, in the form for a line that it shares with others. */
function inline(tree: Tree, node: SyntaxNode): string {
  const comments = surroundingsOf(tree, node).comments.flatMap(({ start, end }) => {
    const comment = tree.text.slice(start, end);
    if (!comment.startsWith('//')) return [comment];
    const words = comment.slice(2).trim();
    return words.includes('*/') || words.includes('/*') ? [] : [`/* ${words} */`];
  });
  return [tree.text.slice(node.start, node.end), ...comments].join(' ');
}
