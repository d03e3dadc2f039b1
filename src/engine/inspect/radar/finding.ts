import type { Remedy } from '../../../model/edit';

/**
 * Why units are in trouble. Of tied ones: `zero`, all is 0 and no step moves them; `one-constant`, they began from one
 * constant; `equal`, they are equal for another reason; `mirrored`. Of dead ones: `zero-unit`; `dead-start`, no example has
 * ever moved them; `dying`, a step threw them out of reach. Of saturated ones: `saturated-start`, `saturated-grown`. The
 * causes `dead` and `saturated` are those of a network whose start is not known.
 */
export const causes = [
  'zero',
  'one-constant',
  'equal',
  'mirrored',
  'zero-unit',
  'dead-start',
  'dying',
  'dead',
  'saturated-start',
  'saturated-grown',
  'saturated',
] as const;
export type Cause = (typeof causes)[number];

export const findingKinds = ['identical', 'mirrored', 'dead', 'saturated'] as const;

/** Units of a layer that have the same trouble. */
export interface UnitFinding {
  readonly kind: (typeof findingKinds)[number];
  readonly cause: Cause;
  readonly position: number;
  /** Ascending. */
  readonly units: readonly number[];
  /** Of tied ones: −1 of a unit that mirrors the first. */
  readonly signs?: readonly (1 | -1)[];
  /** dW from one input, of the first units: equal up to sign where they are tied, 0 where they are dead. */
  readonly proof: { readonly input: number; readonly gradients: Float64Array };
  /** Examples for which each of the first units is flat, of so many. */
  readonly flat: Int32Array;
  readonly examples: number;
  /** What mends it, the most likely first. */
  readonly remedies: readonly Remedy[];
}
