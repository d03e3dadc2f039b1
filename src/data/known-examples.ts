import type { Sets } from '../model/sets';
import type { DataSpec, Share } from '../model/source';
import { shareCount } from './split';

/**
 * Numbers of examples that the spec alone determines: a generator's. Undefined for a file, and for a stratified share,
 * which depends on how many of each class are drawn.
 */
export function knownExamples({ source, test, holdout, validation }: DataSpec): Sets<number> | undefined {
  if (source.from !== 'generate' || holdout?.stratify || validation?.stratify) return undefined;
  const { samples } = source;
  const taken = (share: Share | undefined): number => (share ? shareCount(share.fraction, samples) : 0);
  const own = test?.from === 'generate' ? test.samples : undefined;
  return {
    train: samples - taken(holdout) - taken(validation),
    ...(validation ? { validation: taken(validation) } : {}),
    ...(holdout ? { test: taken(holdout) } : own === undefined ? {} : { test: own }),
  };
}
