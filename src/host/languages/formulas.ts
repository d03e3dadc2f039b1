import type { Formulas } from '../../language/documentation/formulas';
import { generatorFacts } from '../../model/generator';
import { activationOf } from '../../numerics/activation/table';

/** Formulas that are beside the code which computes them, as the language asks for them. */
export const formulas: Formulas = {
  activation: (name) => activationOf(name),
  generator: generatorFacts,
};
