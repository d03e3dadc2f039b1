import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomStream } from '../../../src/numerics/streams';
import { parseRunRecord } from '../../../src/runs/run-record';
import { caseCount } from '../../count';
import { bundle } from '../bundle';

const kills = caseCount(50, 5);
const spec = (epochs: number): string => `nnet 1
seed 5
data { generate spiral samples=300 noise=0.1; holdout 0.2 }
model { input 2; dense a 32 tanh; dropout rate=0.1; dense b 16 relu; dense output 1 sigmoid }
train { loss cross-entropy; optimizer adam lr=0.003; batch 32; epochs ${epochs} }
`;

describe('a run that is killed again and again', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nnet-kills-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Trains in a process that is killed after `reports` reports of progress. Returns how it ended. */
  function train(run: string, text: string, reports = Number.POSITIVE_INFINITY): Promise<number | null> {
    const child = spawn(process.execPath, [file, join(folder, run), text], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    let told = 0;
    child.stdout.on('data', (bytes: Buffer) => {
      told += bytes.length;
      if (told >= reports) child.kill('SIGKILL');
    });
    return ended;
  }
  let file = '';
  before(() => {
    file = bundle('test/unit/worker/frequent-checkpoints.ts');
  });
  const record = (run: string) => {
    const path = join(folder, run, 'run.json');
    return existsSync(path) ? parseRunRecord(readFileSync(path, 'utf8')) : undefined;
  };

  it(`ends with the weights of one that was not, after ${kills} kills (seed 24)`, async () => {
    const random = randomStream('pcg64', 24, 'data');
    const text = spec(kills * 160);
    assert.equal(await train('whole', text), 0);
    assert.equal(record('whole')?.engine.kind, 'compiled');
    let killed = 0;
    const steps = new Set<number>();
    while (killed < kills) {
      const ended = await train('killed', text, 100 + random.integer(600));
      if (ended === 0) break;
      assert.equal(ended, null, 'the process was killed, and did not fail');
      killed++;
      steps.add(record('killed')?.step ?? -1);
    }
    console.log(`      ${killed} kills, found at ${steps.size} different steps`);
    if (record('killed')?.status !== 'finished') assert.equal(await train('killed', text), 0);
    const weights = (run: string) => readFileSync(join(folder, run, 'weights.safetensors'));
    assert.deepEqual(weights('killed'), weights('whole'));
    const history = (run: string) => readFileSync(join(folder, run, 'history.csv'), 'utf8');
    assert.equal(history('killed'), history('whole'));
    assert.ok(killed >= kills && steps.size > Math.min(5, kills / 2), `${killed} kills at ${steps.size} steps`);
  });
});
