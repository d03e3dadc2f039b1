import { type Check, problem } from './check';

/** Two nodes of `data` of which only one is allowed: the later one is the problem. */
export function exclusive(code: string, one: string, other: string): Check {
  return ({ document }) => {
    const data = document.top('data');
    const first = data?.child(one);
    const second = data?.child(other);
    if (!first || !second) return [];
    const later = first.syntax.start > second.syntax.start ? first : second;
    return [problem(code, later.syntax, {})];
  };
}
