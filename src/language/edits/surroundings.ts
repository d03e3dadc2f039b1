import type { Range } from '../range';
import type { Token } from '../syntax/token';
import type { SyntaxNode, Tree } from '../syntax/tree';

/** The characters around a node. */
export interface Surroundings {
  /** Only indentation is before the node in its line. */
  readonly startsLine: boolean;
  /** Only comments are after the node in its last line. */
  readonly endsLine: boolean;
  /** From the line's first character to the end of its line ending; only for nodes that start and end their lines. */
  readonly line: Range;
  /** The white space right before the node. */
  readonly spaceBefore: Range;
  /** The `;` that separates it from the node before, if only white space is between them. */
  readonly separator?: Token;
  /** The line ending before its indentation, if the line may be joined to the one above. */
  readonly lineBreak?: Token;
  /** What ends the node; absent at the text's end. */
  readonly terminator?: Token;
  /** The offset after the last comment before the terminator; the node's end if there is none. */
  readonly trailEnd: number;
  /** True if a line continuation is between the node's end and its terminator. */
  readonly continued: boolean;
  /** Comments after the node in its last line, whether before or after the terminator. */
  readonly comments: readonly Token[];
  /** The line ending of the node's last line; empty at the text's end. */
  readonly lineEnding: string;
}

export function surroundingsOf(tree: Tree, node: SyntaxNode): Surroundings {
  const { tokens } = tree;
  const { first, last, terminator: end } = node.tokens;
  const start = tokens[first]?.start ?? node.start;
  let before = first - 1;
  while (tokens[before]?.kind === 'space') before--;
  const previous = tokens[before];
  const startsLine = !previous || previous.kind === 'newline' || previous.kind === 'bom';
  const terminator = tokens[end];

  const trail = tokens.slice(last + 1, end);
  const tail = tailOf(tokens, end);
  const newline = tail.newline;
  return {
    startsLine,
    endsLine: tail.endsLine,
    line: { start: previous?.end ?? 0, end: newline?.end ?? tail.end },
    spaceBefore: { start: previous?.end ?? 0, end: start },
    ...(previous?.kind === 'semicolon' ? { separator: previous } : {}),
    ...(previous?.kind === 'newline' && mayJoin(tokens, before - 1) ? { lineBreak: previous } : {}),
    ...(terminator ? { terminator } : {}),
    trailEnd: trail.filter(isComment).at(-1)?.end ?? node.end,
    continued: trail.some((token) => token.kind === 'continuation'),
    comments: [...trail, ...tail.tokens].filter(isComment),
    lineEnding: newline ? tree.text.slice(newline.start, newline.end) : '',
  };
}

const isComment = (token: Token): boolean => token.kind === 'line-comment' || token.kind === 'block-comment';

/** False if the text at the end of the line above needs that line ending: a comment, a continuation. */
function mayJoin(tokens: readonly Token[], from: number): boolean {
  let at = from;
  while (tokens[at]?.kind === 'space') at--;
  const kind = tokens[at]?.kind;
  return kind !== undefined && kind !== 'line-comment' && kind !== 'continuation';
}

interface Tail {
  readonly endsLine: boolean;
  /** From the terminator to the line ending, without the line ending. */
  readonly tokens: readonly Token[];
  readonly newline?: Token;
  readonly end: number;
}

/** What follows a node in its last line, from its terminator on. */
function tailOf(tokens: readonly Token[], terminator: number): Tail {
  let next = terminator;
  if (tokens[next]?.kind === 'semicolon') {
    next++;
    while (tokens[next]?.kind === 'space' || tokens[next]?.kind === 'block-comment') next++;
  }
  if (tokens[next]?.kind === 'line-comment') next++;
  const after = tokens[next];
  const tail = tokens.slice(terminator, next);
  const end = tokens[next - 1]?.end ?? Number.NaN;
  const endsLine = !after || after.kind === 'newline';
  return { endsLine, tokens: tail, end, ...(after?.kind === 'newline' ? { newline: after } : {}) };
}
