import type { Build } from '../../src/engine/compiled/machine';
import type { Platform } from '../../src/engine/compiled/platform';
import type { Tier } from '../../src/model/record';
import { nodePlatform } from '../../src/worker/platform.node';

/** This Node, whose threads start from this bundle. */
export const platform = (): Platform => nodePlatform(__filename);

/** How a tier's modules are built; throws where this Node does not have it. */
export function buildOf(tier: Tier, threads: number, { fused, merges }: Platform): Build {
  if (tier !== 'C' && !fused) throw new Error(`Node ${process.versions.node} has no fused multiply-add`);
  if (tier === 'A' && !merges) throw new Error(`Node ${process.versions.node} does not merge vectors`);
  return { arithmetic: tier === 'C' ? 'mul-add' : 'fma', widest: tier === 'A' ? 16 : 8, threads };
}
