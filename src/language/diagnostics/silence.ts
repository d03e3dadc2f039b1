import { LineMap } from '../lines';
import type { Problem } from '../problem';
import type { Tree } from '../syntax/tree';

const directive = /^\/\/\s*nnet-ignore\s+([\w-]+(?:[\s,]+[\w-]+)*)/;

/** Whether a comment silences something. */
export function isDirective(comment: string): boolean {
  return directive.test(comment);
}

/** Leaves out problems that `// nnet-ignore CODE` on the line above silences. Errors can't be silenced. */
export function silence<P extends Pick<Problem, 'code' | 'severity' | 'range'>>(
  problems: readonly P[],
  tree: Tree,
): readonly P[] {
  const comments = tree.tokens.filter((token) => token.kind === 'line-comment');
  const lines = new LineMap(tree.text);
  const silenced = new Map<number, ReadonlySet<string>>();
  for (const comment of comments) {
    const codes = directive.exec(tree.text.slice(comment.start, comment.end))?.[1];
    if (codes) silenced.set(lines.position(comment.start).line, new Set(codes.split(/[\s,]+/)));
  }
  if (silenced.size === 0) return problems;
  return problems.filter(({ code, severity, range }) => {
    if (severity === 'error') return true;
    return !silenced.get(lines.position(range.start).line - 1)?.has(code);
  });
}
