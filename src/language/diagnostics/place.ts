import type { LayerNode } from '../build/layers';
import type { Problem } from '../problem';

/** Sorts problems by their position in the text, and adds the layer whose node contains each. */
export function placeProblems(problems: readonly Problem[], nodes: readonly LayerNode[]): readonly Problem[] {
  const sorted = [...problems].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let next = 0;
  return sorted.map((problem) => {
    while ((nodes[next]?.range.end ?? Number.POSITIVE_INFINITY) < problem.range.start) next++;
    const node = nodes[next];
    const inside = node !== undefined && node.range.start <= problem.range.start && problem.range.end <= node.range.end;
    return inside && problem.position === undefined ? { ...problem, position: node.position } : problem;
  });
}
