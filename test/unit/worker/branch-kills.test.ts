import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseRunRecord } from '../../../src/runs/run-record';
import { someOf } from '../../count';
import { bundle } from '../bundle';
import { diskTraining } from './disk-training';

const text = (lr: number): string => `nnet 1
seed 5
data { generate spiral samples=40 noise=0.1; holdout 0.2 }
model { input 2; dense a 3 tanh; dropout rate=0.1; dense output 1 sigmoid }
train { loss cross-entropy; optimizer adam lr=${lr}; batch 8; epochs 6 }
`;

describe('a scrub or a branch that is killed at any of its file system calls', () => {
  let base = '';
  let file = '';
  before(async () => {
    file = bundle('test/unit/worker/branching.ts');
    base = mkdtempSync(join(tmpdir(), 'nnet-branch-'));
    const { training, start } = diskTraining(join(base, 'parent'), text(0.003), 0.001, undefined, 2 ** 20);
    start();
    training.resume();
    await training.whenIdle();
  });
  after(() => rmSync(base, { recursive: true, force: true }));

  const child = (): string => join(base, 'child');
  const branch = (...how: string[]) =>
    spawnSync(process.execPath, [file, base, text(0.003), text(0.02), ...how], { encoding: 'utf8' });

  /** The bytes of each of the parent's files. */
  function parentFiles(): Record<string, string> {
    const folder = join(base, 'parent');
    const names = readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' });
    const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return Object.fromEntries(files.sort().map((name) => [name, readFileSync(name, 'hex')]));
  }

  /** Trains the branch to its end, and gives its weights. */
  async function finish(): Promise<string> {
    const { training, start } = diskTraining(child(), text(0.02), 1);
    start();
    training.resume();
    await training.whenIdle();
    assert.equal(training.progress().status, 'finished');
    return readFileSync(join(child(), 'weights.safetensors'), 'hex');
  }

  it('loses nothing of the run that it comes from, nor of itself', async () => {
    const before = parentFiles();
    const whole = branch();
    assert.equal(whole.status, 0, whole.stderr);
    const calls: string[] = JSON.parse(whole.stdout);
    const record = parseRunRecord(readFileSync(join(child(), 'run.json'), 'utf8'));
    assert.deepEqual(record?.parent, { run: 'parent', step: 13, changes: [], begins: 13 });
    const expected = await finish();
    const short = calls.flatMap((name, i) => (name === 'writeSync' ? [[`${i + 1}`, 'short']] : []));
    const deaths = [
      ...someOf(
        calls.map((_, i) => [`${i + 1}`, 'before']),
        5,
      ),
      ...someOf(short, 2),
    ];
    let begun = 0;
    for (const death of deaths) {
      rmSync(child(), { recursive: true, force: true });
      assert.equal(branch(...death).signal, 'SIGKILL');
      assert.deepEqual(parentFiles(), before, `killed at call ${death.join(' ')}`);
      if (existsSync(join(child(), 'run.json'))) begun++;
      // What is left of a branch that has not begun is no run, and does not keep another from its place.
      else assert.equal(branch().status, 0);
      assert.equal(await finish(), expected);
    }
    console.log(`      ${calls.length} calls, killed at ${deaths.length}: ${begun} branches had begun`);
  });
});
