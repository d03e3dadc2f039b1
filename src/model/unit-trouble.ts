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

export const troubles = ['identical', 'mirrored', 'dead', 'saturated'] as const;
export type Trouble = (typeof troubles)[number];

/** Bits of a unit's mark. */
export const marks = { dead: 1, saturated: 2, twin: 4, mirrored: 8 } as const;
