import { type Formula, isDerivative, isTransposed, nameOf, withoutLastMark } from './formula';

/** A part of a formula that is one matrix: a symbol, a transposed one, or the values of a derivative g′(z). */
export interface OperandPart {
  readonly name: string;
  readonly formula: Formula;
}

/** What a formula reads, in the order in which it is written; `isSymbol` says which names are known. */
export function operandsIn(formula: Formula, isSymbol: (name: string) => boolean): readonly OperandPart[] {
  const name = nameOf(formula);
  if (isSymbol(name) || isTransposed(formula)) return [{ name, formula }];
  switch (formula.kind) {
    case 'row':
      return inRow(formula.parts, isSymbol);
    case 'scripts': {
      const raised = withoutLastMark(formula);
      return (raised ? [raised.inner, raised.mark] : [formula.of]).flatMap((part) => operandsIn(part, isSymbol));
    }
    case 'fraction':
      return [formula.above, formula.below].flatMap((part) => operandsIn(part, isSymbol));
    case 'fence':
    case 'root':
    case 'hat':
      return operandsIn(formula.of, isSymbol);
    default:
      return [];
  }
}

function inRow(parts: readonly Formula[], isSymbol: (name: string) => boolean): readonly OperandPart[] {
  const found: OperandPart[] = [];
  for (let k = 0; k < parts.length; k++) {
    const [part, next] = [parts[k], parts[k + 1]];
    if (!part) break;
    if (next && isDerivative(part, next)) {
      const formula: Formula = { kind: 'row', parts: [part, next] };
      found.push({ name: nameOf(formula), formula });
      k++;
    } else found.push(...operandsIn(part, isSymbol));
  }
  return found;
}

/** The symbol of an operand without what is done to it: `W[2]` of `W[2]ᵀ`, `z[1]` of `g′(z[1])`. */
export function symbolOf(operand: string): string {
  return operand.replace(/^g′\((.*)\)$/, '$1').replace(/T$/, '');
}
