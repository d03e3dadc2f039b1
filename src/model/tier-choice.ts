import { type Arithmetic, tiers } from './record';

/** Which tier may train: `auto` takes the fastest there is, `reference` the reference engine. */
export const tierChoices = ['auto', ...tiers, 'reference'] as const;
export type TierChoice = (typeof tierChoices)[number];

/** How a tier rounds. */
export function arithmeticOf(tier: Exclude<TierChoice, 'auto'>): Arithmetic | 'reference' {
  if (tier === 'reference') return 'reference';
  return tier === 'C' ? 'mul-add' : 'fma';
}
