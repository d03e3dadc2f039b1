import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readOptions } from '../../../src/cli/options';
import { Output } from '../../../src/cli/output';
import { predict } from '../../../src/cli/predict';
import { RunStore } from '../../../src/host/runs/store';
import { translate } from '../../../src/messages/translate';
import { Fault } from '../../../src/model/message';
import { columnOf } from '../../../src/runs/history/columns';
import { lockText } from '../../../src/runs/lock';
import { nodeEnvironment } from '../../../src/worker/node-environment.node';
import { readRunRecord } from '../../../src/worker/run-folder.node';
import { Training } from '../../../src/worker/training';
import { caseCount } from '../../count';
import { diskTraining } from './disk-training';
import { specOf } from './training-fixture';

const text = `nnet 1
seed 3
data { generate xor samples=12; holdout 0.25; scale standard }
model { input 2; dense hidden 3 tanh; dense out 1 sigmoid }
train { loss cross-entropy; optimizer adam lr=0.05; batch 4; epochs 4; stop patience=50 }
`;
const environment = nodeEnvironment('terminal', __filename);
const files = [
  'run.json',
  'history.csv',
  'spec.nnet',
  'weights.safetensors',
  'best.safetensors',
  'label.txt',
  join('checkpoint', 'state.ckpt'),
  join('checkpoint', `lock.1.gone`),
] as const;

/** Bytes with some of them changed, cut out, or put in between. */
const damage: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> = fc.oneof(
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })).map(([at, flip]) => (bytes: Uint8Array) => {
    const damaged = bytes.slice();
    const place = at % bytes.length;
    damaged[place] = (damaged[place] ?? 0) ^ flip;
    return damaged;
  }),
  // A character that means something to one of the formats, in place of another.
  fc.tuple(fc.nat(), fc.constantFrom(...'0192-.,:"{}[]\n\\eE')).map(([at, character]) => (bytes: Uint8Array) => {
    const damaged = bytes.slice();
    damaged[at % bytes.length] = character.charCodeAt(0);
    return damaged;
  }),
  fc.tuple(fc.nat(), fc.nat({ max: 40 })).map(([at, length]) => (bytes: Uint8Array) => {
    const place = at % bytes.length;
    return Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + length + 1)]);
  }),
  fc.nat().map((at) => (bytes: Uint8Array) => bytes.slice(0, at % bytes.length)),
  fc.tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 20 })).map(([at, more]) => (bytes: Uint8Array) => {
    const place = at % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, place), more, bytes.subarray(place)]);
  }),
);

describe('a damaged file of a run', () => {
  let base = '';
  let whole = '';
  let spec = '';
  let folder = '';
  before(() => {
    base = mkdtempSync(join(tmpdir(), 'nnet-damaged-'));
    whole = join(base, 'whole');
    const { training, start } = diskTraining(whole, text, 0.001);
    start();
    training.step();
    return training.whenIdle().then(() => {
      training.stop();
      writeFileSync(join(whole, 'label.txt'), 'the best');
      const holder = { process: 1, host: hostname(), place: 'terminal', since: '2026-11-22T15:04:05.000Z' } as const;
      writeFileSync(join(whole, 'checkpoint', 'lock.1.gone'), `${lockText({ ...holder, process: 2 ** 31 - 2 })}held\n`);
      spec = join(base, 'xor.nnet');
      writeFileSync(spec, text);
      folder = join(base, '.nnet-runs', 'xor', '1');
      mkdirSync(join(base, '.nnet-runs', 'xor'), { recursive: true });
    });
  });
  after(() => rmSync(base, { recursive: true, force: true }));

  /** Does it, or refuses by a Fault that has a sentence. */
  const attempt = async (action: () => unknown): Promise<void> => {
    try {
      await action();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      assert.notEqual(translate(error.detail, 'en'), '');
    }
  };
  const open = (purpose: 'look' | 'resume'): void => {
    const silent = () => undefined;
    const training = new Training(environment, {
      progress: silent,
      records: silent,
      snapshot: silent,
      reading: silent,
      failed: silent,
    });
    training.prepare({ load: 1, spec: specOf(text), files: {}, memoryLimit: 2 ** 30, from: { folder, purpose } });
    if (purpose === 'resume') {
      training.start({ folder, id: '1', specText: text, specPath: spec }, true);
      training.stop();
    }
  };
  const predictBy = (name: string): unknown => {
    const {
      files: [file = ''],
      options,
    } = readOptions('predict', predict.options, [spec, '--weights', join(folder, name)]);
    const sink = { write: () => true, once: () => undefined };
    const output = new Output({ out: sink, error: sink }, 'en', true);
    const unheard = () => () => undefined;
    const around = { output, environment, file: __filename, onSignal: unheard, onOutputLost: unheard };
    return predict.run([file], options, around);
  };
  const readEverything = async (): Promise<void> => {
    const store = new RunStore(spec);
    const { runs } = await store.list();
    for (const { history } of runs) {
      const steps = [...columnOf(history, 'step')];
      assert.ok(steps.every((step, i) => i === 0 || step > (steps[i - 1] ?? 0)));
    }
    await attempt(() => store.read('1'));
    await attempt(() => store.specText('1'));
    await attempt(() => readRunRecord(folder));
    await attempt(() => open('look'));
    for (const name of ['weights.safetensors', 'best.safetensors']) await attempt(() => predictBy(name));
    await attempt(() => open('resume'));
  };
  const restore = (): void => {
    rmSync(folder, { recursive: true, force: true });
    cpSync(whole, folder, { recursive: true });
  };

  it('is no obstacle where nothing is damaged', async () => {
    restore();
    const { runs } = await new RunStore(spec).list();
    assert.deepEqual(
      runs.map(({ id }) => id),
      ['1'],
    );
    open('look');
    assert.equal(predictBy('weights.safetensors'), 0);
    assert.equal(predictBy('best.safetensors'), 0);
    open('resume');
  });

  for (const [k, name] of files.entries()) {
    it(`(${name}) gives a Fault with a sentence, or reads, in every place where it is read (seed ${61 + k})`, async () => {
      const bytes = readFileSync(join(whole, name));
      await fc.assert(
        fc.asyncProperty(damage, async (change) => {
          restore();
          writeFileSync(join(folder, name), change(bytes));
          await readEverything();
        }),
        { seed: 61 + k, numRuns: caseCount(80, 20) },
      );
    });
  }
});
