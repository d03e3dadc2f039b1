import { deepEqual } from 'node:assert/strict';
import path from 'node:path';
import { type Ending, TrainingThread } from '../../../src/cli/training-thread';
import { Fault } from '../../../src/model/message';
import { specOf } from '../worker/training-fixture';

const text = `nnet 1
data { generate xor }
model { input 2; dense out 1 sigmoid }
`;

/** How a run ends whose thread refuses to stop it, where it is asked to. */
async function ending(id: string, isStopped = true): Promise<Ending> {
  const listener = { progress: () => undefined, records: async () => undefined, reading: () => undefined };
  const training = new TrainingThread(path.join(__dirname, 'refusing-loop.js'), listener);
  try {
    await training.prepare({ load: 1, spec: specOf(text), files: {}, memoryLimit: 2 ** 30 });
    await training.start({ folder: id, id, specText: text, specPath: 'xor.nnet' });
    if (isStopped) training.stop();
    return await training.whenEnded();
  } finally {
    await training.terminate();
  }
}

describe('a training thread that refuses to stop', () => {
  it('has ended where its run has just done so', async () => {
    const { progress, failures, givenUp } = await ending('over');
    deepEqual([progress.status, failures, givenUp], ['finished', [], false]);
  });

  it('tells of a defect or a fault, and the run is over', async () => {
    const defect = await ending('defect');
    deepEqual([defect.failures.map(String), defect.givenUp], [['Error: RangeError: a sum has no terms'], false]);
    const { failures, givenUp } = await ending('fault');
    const codes = failures.map((failure) => (failure instanceof Fault ? failure.detail.code : String(failure)));
    deepEqual([codes, givenUp], [['disk-full'], false]);
  });
});

describe('a training thread that pauses', () => {
  it('has ended where it could not save, with the fault and its place, or the defect and its trace', async () => {
    const full = await ending('full', false);
    const [fault] = full.failures;
    deepEqual([full.progress.status, full.failures.length, full.givenUp], ['paused', 1, false]);
    deepEqual(fault instanceof Fault && [fault.detail, fault.place], [
      { code: 'disk-full', args: { path: 'weights' } },
      { file: 'a.csv', line: 3 },
    ]);
    const { failures } = await ending('broken', false);
    deepEqual(
      failures.map(({ message, stack }) => [message, stack]),
      [['TypeError: no sum', 'TypeError: no sum\n    at a line']],
    );
  });

  it('has not ended where it pauses to save its end', async () => {
    const { progress, failures } = await ending('saving', false);
    deepEqual([progress.status, failures], ['finished', []]);
  });
});
