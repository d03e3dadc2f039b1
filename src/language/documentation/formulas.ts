import type { ActivationName } from '../../model/activation';
import type { GeneratorName } from '../../model/generator';

/** An activation in plain mathematics. */
export interface ActivationFormula {
  /** `vector` where a unit's a depends on every unit's z. */
  readonly form: 'scalar' | 'vector';
  /** What formulas call it. */
  readonly symbol: string;
  /** g(z). */
  readonly formula: string;
  /** g′(z); of a vector form the whole equation. */
  readonly derivativeFormula: string;
  /** Bounds of what g can give. */
  readonly range: readonly [number, number];
}

/** A generator in plain mathematics. */
export interface GeneratorFormula {
  readonly formula: string;
  readonly defaultNoise: number;
}

/** Formulas that stand beside the code which computes them, in other layers; handed in so that they exist once. */
export interface Formulas {
  activation(name: ActivationName): ActivationFormula;
  generator(name: GeneratorName): GeneratorFormula;
}
