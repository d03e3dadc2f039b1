import type { Arithmetic, EngineDescription } from '../model/record';
import { arithmeticOf, type TierChoice } from '../model/tier-choice';

/**
 * What a run keeps for its whole life: its bits are those of the reference engine, or of an arithmetic of the compiled
 * one. A run that fell back to the reference engine does so again, for the same reason; but memory may be there by now.
 */
export function keptEngine({ kind, arithmetic, reason }: EngineDescription): Arithmetic | 'reference' {
  const fellBack = reason !== undefined && reason !== 'no-memory';
  return kind === 'compiled' || fellBack ? arithmetic : 'reference';
}

/** Whether a run may be resumed by this tier with the same bits. */
export function tierKeeps(tier: TierChoice, engine: EngineDescription): boolean {
  return tier === 'auto' || arithmeticOf(tier) === keptEngine(engine);
}
