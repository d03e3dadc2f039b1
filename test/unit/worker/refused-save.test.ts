import assert from 'node:assert/strict';
import fs, { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { translate } from '../../../src/messages/translate';
import { Fault } from '../../../src/model/message';
import { nodeEnvironment } from '../../../src/worker/node-environment.node';
import { Training } from '../../../src/worker/training';
import { caseCount } from '../../count';
import { specOf } from './training-fixture';

const text = `nnet 1
seed 3
data { generate xor samples=12; holdout 0.25 }
model { input 2; dense hidden 3 tanh; dense out 1 sigmoid }
train { loss cross-entropy; optimizer adam lr=0.05; batch 4; epochs 4 }
`;
const refusals = ['EROFS', 'EACCES', 'ENOSPC', 'EDQUOT'] as const;
/** The calls of a save that change the disk, or open a file to do so. */
const changing = ['mkdirSync', 'openSync', 'writeSync', 'fsyncSync', 'ftruncateSync', 'copyFileSync', 'renameSync'];

/** Has the file system's call of this number refused by `code`; gives how many were made. */
function refusing(number: number, code: string, action: () => void): number {
  const real = new Map(changing.map((name) => [name, Reflect.get(fs, name)]));
  let calls = 0;
  for (const [name, call] of real) {
    const refused = (...args: unknown[]): unknown => {
      calls++;
      if (calls === number) throw Object.assign(new Error(`${code}: ${name}`), { code });
      return Reflect.apply(call, fs, args);
    };
    Reflect.set(fs, name, refused);
  }
  try {
    action();
  } finally {
    for (const [name, call] of real) Reflect.set(fs, name, call);
  }
  return calls;
}

describe('a save that the file system refuses at any of its calls', () => {
  let base = '';
  let folder = '';
  const failures: unknown[] = [];
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'nnet-refused-'));
    folder = join(base, '.nnet-runs', 'xor', '1');
    failures.length = 0;
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  function prepared(): Training {
    const silent = () => undefined;
    const training = new Training(nodeEnvironment('terminal', __filename), {
      progress: silent,
      records: silent,
      snapshot: silent,
      reading: silent,
      failed: (error) => failures.push(error),
    });
    training.prepare({ load: 1, spec: specOf(text), files: {}, memoryLimit: 2 ** 30 });
    return training;
  }
  const start = (training: Training): unknown =>
    training.start({ folder, id: '1', specText: text, specPath: join(base, 'xor.nnet'), momentBytes: 0 }, true);
  const isSentence = (error: unknown): true => {
    assert.ok(error instanceof Fault, String(error));
    assert.match(translate(error.detail, 'en'), /\S.*\.$/);
    return true;
  };
  const names = (): string[] => readdirSync(base, { recursive: true, encoding: 'utf8' }).map(String);

  /** Refuses each of `calls` calls in its turn, in full by each code, else by one of them. */
  const eachCall = async (calls: number, check: (call: number, code: string) => unknown): Promise<void> => {
    for (let shift = 0; shift < caseCount(refusals.length, 1); shift++) {
      for (let call = 1; call <= calls; call++) await check(call, refusals[(call + shift) % refusals.length] ?? '');
    }
  };

  it('the first: one sentence, no run is left, and the next try begins it', async () => {
    const calls = refusing(0, '', () => void start(prepared()));
    assert.ok(calls > 30);
    await eachCall(calls, (call, code) => {
      rmSync(join(base, '.nnet-runs'), { recursive: true, force: true });
      const training = prepared();
      refusing(call, code, () => assert.throws(() => start(training), isSentence, `call ${call}`));
      assert.equal(existsSync(folder), false, `call ${call} leaves ${names()}`);
      assert.equal(training.progress().status, 'ready');
      start(training);
      assert.equal(training.progress().status, 'paused');
      training.stop();
    });
  });

  it('that of Stop: one sentence, each file whole, the lock released, and it is told what is not saved', async () => {
    const begin = async (): Promise<Training> => {
      rmSync(join(base, '.nnet-runs'), { recursive: true, force: true });
      const training = prepared();
      start(training);
      training.step();
      await training.whenIdle();
      return training;
    };
    const first = await begin();
    const calls = refusing(0, '', () => void first.stop());
    assert.ok(calls > 20);
    await eachCall(calls, async (call, code) => {
      const training = await begin();
      refusing(call, code, () => void training.stop());
      assert.equal(failures.length, 1, `call ${call}`);
      isSentence(failures.pop());
      const { status, saved } = training.progress();
      assert.deepEqual([status, saved], ['stopped', { epoch: 1, step: 3 }]);
      assert.deepEqual(readdirSync(join(folder, 'checkpoint')), ['state.ckpt']);
      assert.ok(names().every((name) => !name.endsWith('.part')));
      JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'));
    });
  });
});
