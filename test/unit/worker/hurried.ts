import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../../src/language/analyze';
import { nodeEnvironment } from '../../../src/worker/node-environment.node';
import { Training } from '../../../src/worker/training';

/** Its clock moves on by so many milliseconds whenever it is looked at: checkpoints come all the time, by work done. */
const tick = 20;
let clock = 0;

// Trains the spec of its second argument in the folder of its first, or goes on with the run that is there.
const [, , folder = '', specText = ''] = process.argv;
const { spec } = analyze(specText);
if (!spec) throw new Error('the spec has faults');
const environment = nodeEnvironment(true, __filename);
const training = new Training(
  {
    ...environment,
    now: () => {
      clock += tick;
      return clock;
    },
  },
  {
    progress: () => undefined,
    records: () => undefined,
    snapshot: () => undefined,
    failed: (error) => {
      throw error;
    },
  },
);
const from = existsSync(join(folder, 'run.json')) ? { from: { folder, history: true } } : {};
const { progress } = training.prepare({ spec, files: {}, memoryLimit: 2 ** 30, ...from });
if (progress.status !== 'finished') {
  training.start({ folder, id: 'run', specText, specPath: '/spec.nnet' }, false);
  void training.rest().then(() => {
    process.exitCode = training.progress().status === 'finished' ? 0 : 1;
  });
}
