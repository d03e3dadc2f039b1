import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../../src/language/analyze';
import { nodeEnvironment } from '../../../src/worker/node-environment.node';
import { Training } from '../../../src/worker/training';

/**
 * A training on disk without a process around it, prepared: it begins the spec of `text` in `folder`, or continues the
 * run that is there. Its clock moves on by `tick` milliseconds whenever it is looked at, so that it does the same each
 * time; the date is constant. It saves no moments, unless `momentBytes` says so.
 */
export function diskTraining(
  folder: string,
  text: string,
  tick: number,
  told: () => void = () => undefined,
  momentBytes = 0,
): { training: Training; start(): void } {
  const { spec } = analyze(text);
  if (!spec) throw new Error('the spec has faults');
  let clock = 0;
  const now = (): number => {
    clock += tick;
    return clock;
  };
  const fail = (error: unknown): never => {
    throw error;
  };
  const training = new Training(
    { ...nodeEnvironment('terminal', __filename), now, date: () => '2026-11-22T15:04:05.000Z' },
    { progress: told, records: () => undefined, snapshot: () => undefined, reading: () => undefined, failed: fail },
  );
  const from = existsSync(join(folder, 'run.json')) ? { from: { folder, purpose: 'resume' as const } } : {};
  training.prepare({ load: 1, spec, files: {}, memoryLimit: 2 ** 30, ...from });
  const target = { folder, id: 'run', specText: text, specPath: '/spec.nnet', momentBytes };
  return { training, start: () => void training.start(target, true) };
}
