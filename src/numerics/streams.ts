import { Mt19937 } from './mt19937';
import { Pcg64 } from './pcg64';
import type { Random } from './random';

/** Purposes of random numbers, each with its PCG64 stream number. Numbers are never reassigned: runs depend on them. */
const streams = { init: 0, shuffle: 1, dropout: 2, holdout: 3, data: 4, 'test-data': 5, validation: 6 } as const;

export type StreamName = keyof typeof streams;

/**
 * The random numbers of one purpose. `pcg64`: seed and stream mixed, so every purpose has its own numbers.
 * `numpy`: one `RandomState(seed)` for each purpose, so that a published notebook's draws can be reproduced.
 * `seed` is a whole number from 0 to 2⁵³ − 1.
 */
export function randomStream(rng: 'pcg64' | 'numpy', seed: number, stream: StreamName): Random {
  return rng === 'numpy' ? new Mt19937(seed) : new Pcg64(seed, streams[stream]);
}
