import type { Formulas } from '../../../src/language/documentation/formulas';
import { generatorFacts } from '../../../src/model/generator';
import { activationOf } from '../../../src/numerics/activation/table';

/** The formulas that the product hands to the language. */
export const formulas: Formulas = {
  activation: (name) => activationOf(name),
  generator: generatorFacts,
};

/** A text without its `|`, and where that was. */
export function marked(text: string): { readonly text: string; readonly offset: number } {
  const offset = text.indexOf('|');
  if (offset < 0) throw new Error('the text has no mark');
  return { text: text.slice(0, offset) + text.slice(offset + 1), offset };
}
