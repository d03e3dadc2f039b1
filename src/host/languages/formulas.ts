import type { Formulas } from '../../language/documentation/formulas';
import { generatorFacts } from '../../model/generator';
import { activationOf } from '../../numerics/activation/table';

/** The formulas from the modules that compute them, in the form that the language uses. */
export const formulas: Formulas = {
  activation: (name) => activationOf(name),
  generator: generatorFacts,
};
