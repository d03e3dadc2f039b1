import { evaluate } from '../engine/explain/evaluate';
import type { Matrix } from '../engine/explain/matrix';
import type { StopEquation, Walk } from '../engine/explain/walk';
import { parseFormula } from '../model/formula/parse';

/** The formulas of a layer on the way forward or at the update, in the order in which they are computed. */
export function equationsAt(walk: Walk, part: 'forward' | 'update', position: number): readonly StopEquation[] {
  const stop = walk.stops.find((each) => each.part === part && (part === 'update' || each.position === position));
  return stop ? walk.equations(stop, position) : [];
}

/** Of a = t/Σ t: the name of t, and Σ t of each example (1, m); nothing of other formulas. */
export function softmaxSum({ line, letter, operands, meaning }: StopEquation): {
  readonly terms?: string;
  readonly sum?: Matrix;
} {
  const [terms] = operands;
  if (letter !== 'A' || !terms || !line.includes('Σ_j')) return {};
  return { terms: terms.name, sum: evaluate(parseFormula(`Σ_j ${terms.name}`), meaning) };
}
