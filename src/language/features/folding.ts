import type { Analysis } from '../analyze';
import { LineMap } from '../lines';
import { isSpace } from '../syntax/character';
import type { Block, SyntaxNode, Tree } from '../syntax/tree';

/** A folding range in lines from 0, both inclusive; the first stays visible. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'block' | 'comment';
}

/** Every block and comment of more than one line, in the order of the text. Nothing for a text that is not a spec. */
export function folding({ format, tree }: Analysis): readonly Fold[] {
  if (format !== 'spec') return [];
  const lines = new LineMap(tree.text);
  const folds = [...blocks(tree).map((block) => blockFold(block, tree.text, lines)), ...commentFolds(tree, lines)];
  // Of those that start in one line an outer one is found first, and stays first.
  return folds.filter(({ startLine, endLine }) => startLine < endLine).sort((a, b) => a.startLine - b.startLine);
}

/** All blocks at any depth, also switched-off ones. */
function blocks(tree: Tree): readonly Block[] {
  const found: Block[] = [];
  const waiting: SyntaxNode[] = [...tree.nodes];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    for (const block of node.blocks) {
      found.push(block);
      for (const child of block.nodes) waiting.push(child);
    }
  }
  return found;
}

/** A `}` that begins its line stays visible. */
function blockFold({ start, end, closed, nodes }: Block, text: string, lines: LineMap): Fold {
  const startLine = lines.position(start).line;
  if (!closed) return { startLine, endLine: lines.position(nodes.at(-1)?.end ?? start).line, kind: 'block' };
  const last = lines.position(end - 1).line;
  let at = end - 1;
  while (isSpace(text.charCodeAt(at - 1))) at--;
  return { startLine, endLine: at === lines.start(last) ? last - 1 : last, kind: 'block' };
}

/** Block comments, and line comments that follow one another on lines of their own. */
function commentFolds({ tokens }: Tree, lines: LineMap): readonly Fold[] {
  const folds: Fold[] = [];
  let run: { startLine: number; endLine: number } | undefined;
  let ownLine = true;
  for (const { kind, start, end } of tokens) {
    const line = lines.position(start).line;
    if (kind === 'block-comment') folds.push({ startLine: line, endLine: lines.position(end).line, kind: 'comment' });
    if (kind === 'line-comment' && ownLine) {
      if (run?.endLine === line - 1) run.endLine = line;
      else {
        if (run) folds.push({ ...run, kind: 'comment' });
        run = { startLine: line, endLine: line };
      }
    }
    if (kind === 'newline') ownLine = true;
    else if (kind !== 'space' && kind !== 'bom') ownLine = false;
  }
  return run ? [...folds, { ...run, kind: 'comment' }] : folds;
}
