import type { SessionView } from '../../../src/protocol/panel';

/** A session that has loaded network `load`, measured at `recorded` and now at `step`. */
export function sessionOf(load: number | undefined, step = 0, accuracy = 0.5): SessionView {
  const record = { epoch: step, step, train: { cost: 1, accuracy } };
  const progress = { status: 'paused' as const, epoch: step, epochs: 9, step, seconds: 1, samplesPerSecond: 1, record };
  const prepared = {
    load: load ?? 0,
    features: 2,
    outputs: 1,
    featureNames: [],
    targetNames: [],
    examples: { train: 400, validation: 0, test: 0 },
    parameters: 9,
    bytes: 100,
    dataHash: 'the same for all',
    progress,
  };
  return { engine: 'live', disabled: {}, specChanged: false, progress, ...(load === undefined ? {} : { prepared }) };
}
