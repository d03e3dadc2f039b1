import { join } from 'node:path';
import { nodeEnvironment } from '../../../src/worker/node-environment.node';
import { Training } from '../../../src/worker/training';
import { countCalls } from './counted-calls';
import { specOf } from './training-fixture';

const [, , base = '', parentText = '', text = '', fatal = '', manner = ''] = process.argv;
const parent = join(base, 'parent');
const fail = (error: unknown): never => {
  throw error;
};
let clock = 0;
const now = (): number => {
  clock += 0.001;
  return clock;
};

/** Scrubs through the run in `parent`, branches from its step 13 into `child`, and trains an epoch; prints its calls. */
async function branch(): Promise<void> {
  const training = new Training(
    { ...nodeEnvironment('terminal', __filename), now, date: () => '2026-11-22T15:04:05.000Z' },
    {
      progress: () => undefined,
      records: () => undefined,
      snapshot: () => undefined,
      reading: () => undefined,
      failed: fail,
    },
  );
  const shared = { files: {}, memoryLimit: 2 ** 30 };
  training.prepare({ load: 1, spec: specOf(parentText), ...shared, from: { folder: parent, purpose: 'look' } });
  const calls = countCalls(Number(fatal), manner);
  for (const step of [19, 4, 13]) await training.travels.show(step);
  const { step, moment } = await training.travels.moment();
  const origin = { run: 'parent', step, changes: [] };
  training.prepare({ load: 2, spec: specOf(text), ...shared, branch: { moment, parent: origin } });
  const target = { folder: join(base, 'child'), id: 'child', specText: text, specPath: '/spec.nnet', momentBytes: 0 };
  training.start(target, true);
  training.step();
  await training.whenIdle();
  console.log(JSON.stringify(calls));
}

void branch();
