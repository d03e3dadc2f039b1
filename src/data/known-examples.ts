import type { DataSpec } from '../model/source';
import { holdoutCount } from './split';

/**
 * Numbers of examples that the spec alone determines: a generator's. Undefined for a file, and for a stratified
 * hold-out, which depends on how many of each class are drawn.
 */
export function knownExamples(data: DataSpec): { train: number; test?: number } | undefined {
  const { source, test, holdout } = data;
  if (source.from !== 'generate') return undefined;
  if (!holdout) return { train: source.samples, ...(test?.from === 'generate' ? { test: test.samples } : {}) };
  if (holdout.stratify) return undefined;
  const held = holdoutCount(holdout.fraction, source.samples);
  return { train: source.samples - held, test: held };
}
