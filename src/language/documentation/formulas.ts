import type { ActivationName } from '../../model/activation';
import type { GeneratorName } from '../../model/generator';

/** An activation in plain mathematics. */
export interface ActivationFormula {
  /** `vector` where a unit's a depends on every unit's z. */
  readonly form: 'scalar' | 'vector';
  /** Its symbol in formulas. */
  readonly symbol: string;
  /** g(z). */
  readonly formula: string;
  /** g′(z); for a vector form the whole equation. */
  readonly derivativeFormula: string;
  /** Bounds of the values of g. */
  readonly range: readonly [number, number];
}

/** A generator in plain mathematics. */
export interface GeneratorFormula {
  readonly formula: string;
  readonly defaultNoise: number;
}

/** Formulas that other layers keep next to the code that computes them; passed in so that they exist once. */
export interface Formulas {
  activation(name: ActivationName): ActivationFormula;
  generator(name: GeneratorName): GeneratorFormula;
}
