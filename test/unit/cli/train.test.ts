import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrainingRecord } from '../../../src/model/record';
import { readHistory } from '../../../src/runs/history/csv';
import { isLockName } from '../../../src/runs/lock';
import { parseRunRecord } from '../../../src/runs/run-record';
import { flower, type Json, parse, Shell } from './shell';

/** Epochs: more than any machine trains before a signal arrives, however late. */
const endless = '10000000';

const recordsIn = (text: string): TrainingRecord[] =>
  [...readHistory('history.csv', [text])].map(({ record }) => record);

describe('train', () => {
  let shell: Shell;
  beforeEach(() => {
    shell = new Shell();
    shell.write('flower.nnet', flower(50));
  });
  afterEach(() => shell.remove());

  it('ends at the first goal that is reached, says which, and goes on from there to the same bits', () => {
    const whole = shell.train('flower.nnet', '--out', 'whole').end;
    const part = shell.train('flower.nnet', '--out', 'part', '--until', 'cost<0.0001, 30 batches');
    assert.equal(part.status, 0);
    assert.deepEqual([part.end.status, part.end.step], ['stopped', 30]);
    assert.deepEqual(part.end.reached, { goal: '30 batches' });
    const rest = shell.train('flower.nnet', '--resume', 'part', '--until', 'cost<0.0001');
    assert.deepEqual([rest.status, rest.end.status, rest.end.reached], [2, 'finished', undefined]);
    assert.equal(rest.end.weightsSha256, whole.weightsSha256);
    const { status, out } = shell.run('train', 'flower.nnet', '--out', 'said', '--until', 'cost<0.69,accuracy>2');
    assert.equal(status, 0);
    assert.match(out, /^Reached at step \d+, epoch \d+: cost<0\.69 \(it is 0\.6\d+\)\.$/m);
    const { out: missed, status: late } = shell.run('train', 'flower.nnet', '--out', 'late', '--until', 'accuracy>2');
    assert.equal(late, 2);
    assert.match(missed, /^Not reached by epoch 50, the last one: accuracy>2\.$/m);
  });

  it('branches from a moment of another run: to its bits where the spec is unchanged, else to others, each time the same', () => {
    const whole = shell.train('flower.nnet', '--out', 'whole').end;
    const same = shell.train('flower.nnet', '--from', 'whole', '--step', '77', '--out', 'same');
    assert.equal(same.status, 0);
    assert.deepEqual(same.events[0]?.parent, { run: 'whole', step: 77 });
    assert.deepEqual([same.events[1]?.event, same.events[1]?.step], ['record', 77]);
    assert.equal(same.end.weightsSha256, whole.weightsSha256);
    assert.deepEqual(parseRunRecord(shell.read('same/run.json'))?.parent, {
      run: 'whole',
      step: 77,
      changes: [],
      begins: 77,
    });
    // How many moments a run has saved depends on how long it took.
    const at = (run: string, step: number): unknown =>
      JSON.parse(shell.run('replay', run, '--step', `${step}`, '--format', 'json').out, (key, value) =>
        key === 'moments' ? undefined : value,
      );
    assert.deepEqual(at('same', 120), at('whole', 120));
    assert.match(shell.run('replay', 'same', '--step', '76').error, /cli-step-before: .* begins at step 77: step 76/);
    shell.write('edited.nnet', flower(50).replace(/lr=[\d.]+/, 'lr=0.011'));
    const [one, two] = ['one', 'two'].map(
      (out) => shell.train('edited.nnet', '--from', 'whole', '--step', '77', '--out', out).end,
    );
    assert.equal(one?.weightsSha256, two?.weightsSha256);
    assert.notEqual(one?.weightsSha256, whole.weightsSha256);
    assert.equal(parseRunRecord(shell.read('one/run.json'))?.parent?.changes[0]?.now, '0.011');
    // A branch of a branch.
    const further = shell.train('edited.nnet', '--from', 'one', '--step', '110', '--out', 'further').end;
    assert.equal(further.weightsSha256, one?.weightsSha256);
    shell.write('wider.nnet', flower(50).replace(/dense hidden \d+/, 'dense hidden 9'));
    const wider = shell.run('train', 'wider.nnet', '--from', 'whole', '--step', '77', '--out', 'wider');
    assert.equal(wider.status, 1);
    assert.match(wider.error, /branch-shapes: A branch keeps the weights: “hidden” has W \(9, 2\)/);
    const late = shell.run('train', 'flower.nnet', '--from', 'whole', '--step', '200', '--out', 'late');
    assert.match(late.error, /branch-epochs: No epoch is left/);
    assert.match(shell.run('train', 'flower.nnet', '--step', '3').error, /cli-option-with: --step needs --from/);
    const clash = shell.run('train', 'flower.nnet', '--from', 'whole', '--step', '3', '--resume', 'whole');
    assert.match(clash.error, /cli-option-clash/);
  });

  it('refuses what is no goal, and one that can never be reached, before a run begins', () => {
    const wrong = shell.run('train', 'flower.nnet', '--out', 'no', '--until', 'cost=1');
    assert.equal(wrong.status, 1);
    assert.match(wrong.error, /cli-until: --until needs goals such as .* not “cost=1”/);
    const never = shell.run('train', 'flower.nnet', '--out', 'no', '--until', 'validation-cost<1');
    assert.equal(never.status, 1);
    assert.match(never.error, /goal-no-set: “validation-cost<1” can never be reached/);
    assert.equal(existsSync(join(shell.folder, 'no', 'run.json')), false);
  });

  it('reports its events as the contract says', () => {
    const { status, events, end } = shell.train('flower.nnet');
    assert.equal(status, 0);
    assert.equal(events[0]?.event, 'start');
    const records = events.slice(1, -1);
    assert.deepEqual(
      records.map(({ event, epoch, step }) => [event, epoch, step]),
      Array.from({ length: 51 }, (_, epoch) => ['record', epoch, 4 * Number(epoch)]),
    );
    for (const { train, test } of records) {
      assert.deepEqual(
        [Object.keys(train ?? {}), Object.keys(test ?? {})],
        [
          ['cost', 'accuracy'],
          ['cost', 'accuracy'],
        ],
      );
      assert.ok(Number(train?.accuracy) >= 0 && Number(train?.accuracy) <= 1);
    }
    assert.deepEqual(Object.keys(end), [
      'event',
      'status',
      'epoch',
      'step',
      'train',
      'test',
      'weights',
      'weightsSha256',
      'seconds',
      'samplesPerSecond',
      'engine',
    ]);
    assert.deepEqual([end.event, end.status, end.epoch, end.step], ['end', 'finished', 50, 200]);
    assert.deepEqual([end.train, end.test], [records.at(-1)?.train, records.at(-1)?.test]);
    const tier = end.engine?.tier;
    const arithmetic = tier === 'C' ? 'mul-add' : 'fma';
    assert.deepEqual(end.engine, { kind: 'compiled', arithmetic, tier, threads: 1 });
    const file = join(shell.folder, String(end.weights));
    assert.equal(end.weightsSha256, createHash('sha256').update(readFileSync(file)).digest('hex'));
  });

  it('leaves a run that other tools can read, numbered, in the spec’s folder', () => {
    const { events } = shell.train('flower.nnet');
    shell.train('flower.nnet');
    const runs = join(shell.folder, '.nnet-runs', 'flower');
    assert.deepEqual(readdirSync(runs), ['1', '2']);
    assert.equal(readFileSync(join(shell.folder, '.nnet-runs', '.gitignore'), 'utf8'), '*\n');
    assert.equal(readFileSync(join(runs, '1', 'spec.nnet'), 'utf8'), flower(50));
    assert.deepEqual(readdirSync(join(runs, '1')).sort(), [
      'best.safetensors',
      'checkpoint',
      'history.csv',
      'moments',
      'run.json',
      'spec.nnet',
      'weights.safetensors',
    ]);
    const history = recordsIn(readFileSync(join(runs, '1', 'history.csv'), 'utf8'));
    const told = events.slice(1, -1).map(({ epoch, step, train, test }) => ({ epoch, step, train, test }));
    assert.deepEqual(history, told);
    const record = parseRunRecord(readFileSync(join(runs, '1', 'run.json'), 'utf8'));
    assert.deepEqual(
      [record?.status, record?.seed, record?.epochs, record?.epoch, record?.spec, record?.dataHash],
      ['finished', 3, 50, 50, join(shell.folder, 'flower.nnet'), events[0]?.dataHash],
    );
  });

  it('the same spec gives the same weights, bit for bit, and another seed gives others', () => {
    const hash = (...words: string[]): Json | undefined => shell.train('flower.nnet', ...words).end.weightsSha256;
    const first = hash();
    assert.equal(hash('--threads', '2', '--every', '7'), first);
    shell.write('moved/flower.nnet', flower(50).replace('seed 3', '// a remark\nseed 3'));
    assert.equal(shell.train('moved/flower.nnet').end.weightsSha256, first);
    assert.notEqual(hash('--seed', '4'), first);
    assert.equal(hash('--seed', '3'), first);
  });

  it('says which engine trains, on how many threads, and why the slower one does', () => {
    const engine = (...words: string[]) => shell.train('flower.nnet', ...words).end.engine;
    assert.deepEqual(engine('--tier', 'C', '--threads', '2'), {
      kind: 'compiled',
      arithmetic: 'mul-add',
      tier: 'C',
      threads: 2,
    });
    const reference = { kind: 'reference', arithmetic: 'mul-add', threads: 1 };
    assert.deepEqual(engine('--tier', 'reference'), reference);
    shell.write('flower.nnet', flower(50).replace('loss ', 'precision float64; loss '));
    const { end } = shell.train('flower.nnet', '--out', 'double');
    assert.deepEqual(end.engine, { ...reference, reason: 'float64' });
    const record = parseRunRecord(readFileSync(join(shell.folder, 'double', 'run.json'), 'utf8'));
    assert.equal(record?.engine.reason, 'float64');
    assert.match(shell.run('train', 'flower.nnet').out, /reference engine trains: .* float32/);
  });

  it('keeps a run’s arithmetic, and refuses to continue with another engine', () => {
    shell.train('flower.nnet', '--out', 'run', '--tier', 'C', '--epochs', '10');
    const { status, error } = shell.run('train', 'flower.nnet', '--resume', 'run', '--tier', 'reference');
    assert.equal(status, 1);
    assert.match(error, /^run: error run-engine-other: .*\n$/);
    const { end } = shell.train('flower.nnet', '--resume', 'run', '--epochs', '50', '--threads', '2');
    const whole = shell.train('flower.nnet', '--tier', 'C');
    assert.equal(end.weightsSha256, whole.end.weightsSha256);
  });

  it('records about 200 times where nothing is said, and as often as is said', () => {
    const count = (...words: string[]) => shell.train('flower.nnet', ...words).events.length - 2;
    const usual = count('--epochs', '3217');
    assert.ok(usual >= 180 && usual <= 220, `${usual}`);
    assert.equal(count('--epochs', '10', '--every', '4'), 4);
    assert.equal(count('--epochs', '0'), 1);
  });

  it('a run that is interrupted twice and resumed gives the weights of one that was not', async () => {
    const interrupt = async (...words: string[]) => {
      const child = shell.start('train', 'flower.nnet', ...words, '--format', 'json');
      let out = '';
      // At the first record that it has trained for: the second from its beginning.
      let isSent = false;
      child.stdout?.on('data', (text) => {
        out += text;
        if (isSent || out.split('"record"').length < 3) return;
        isSent = true;
        child.kill('SIGINT');
      });
      const status = await new Promise((resolve) => child.once('close', resolve));
      const last = parse(out.trimEnd().split('\n').at(-1) ?? '');
      assert.deepEqual([status, last.status], [130, 'stopped']);
      return last;
    };
    const first = await interrupt('--epochs', endless, '--out', 'parts');
    const stopped = await interrupt('--resume', 'parts');
    assert.ok(Number(stopped.epoch) >= Number(first.epoch));
    assert.equal(parse(shell.read('parts/run.json')).epochs, Number(endless), 'its own epochs still hold');
    const epochs = String(Number(stopped.epoch) + 10_000);
    const whole = shell.train('flower.nnet', '--epochs', epochs, '--out', 'whole').end;
    const { status: resumed, events, end } = shell.train('flower.nnet', '--resume', 'parts', '--epochs', epochs);
    assert.equal(resumed, 0);
    assert.equal(events[0]?.epoch, stopped.epoch);
    assert.deepEqual([end.status, end.epoch], ['finished', Number(epochs)]);
    assert.equal(end.weightsSha256, whole.weightsSha256);
    const steps = recordsIn(shell.read('parts/history.csv')).map(({ step }) => step);
    assert.deepEqual(
      steps,
      [...new Set(steps)].sort((a, b) => a - b),
    );
  });

  it('a run that was killed continues from its last checkpoint to the same weights', async () => {
    const child = shell.start('train', 'flower.nnet', '--epochs', endless, '--out', 'parts', '--format', 'json');
    child.stdout?.once('data', () => child.kill('SIGKILL'));
    await new Promise((resolve) => child.once('close', resolve));
    assert.ok(readdirSync(join(shell.folder, 'parts', 'checkpoint')).some(isLockName));
    const epochs = String(Number(parse(shell.read('parts/run.json')).epoch) + 10_000);
    const whole = shell.train('flower.nnet', '--epochs', epochs, '--out', 'whole').end;
    const { end } = shell.train('flower.nnet', '--resume', 'parts', '--epochs', epochs);
    assert.equal(end.weightsSha256, whole.weightsSha256);
  });

  it('a finished run may be extended, by the option or in the spec', () => {
    const whole = shell.train('flower.nnet', '--epochs', '90').end.weightsSha256;
    shell.train('flower.nnet', '--out', 'run');
    assert.equal(shell.train('flower.nnet', '--resume', 'run').end.epoch, 50);
    assert.equal(shell.train('flower.nnet', '--resume', 'run', '--epochs', '70').end.epoch, 70);
    assert.equal(shell.train('flower.nnet', '--resume', 'run').end.epoch, 70);
    shell.write('flower.nnet', flower(90));
    const { end } = shell.train('flower.nnet', '--resume', 'run');
    assert.deepEqual([end.epoch, end.weightsSha256], [90, whole]);
  });

  it('keeps the seed of the command line when the run is resumed', () => {
    const whole = shell.train('flower.nnet', '--seed', '9', '--epochs', '60').end.weightsSha256;
    shell.train('flower.nnet', '--seed', '9', '--out', 'run');
    assert.equal(shell.train('flower.nnet', '--resume', 'run', '--epochs', '60').end.weightsSha256, whole);
  });

  describe('refuses, and leaves the run as it was,', () => {
    function refused(pattern: RegExp, ...words: string[]): void {
      const before = readFileSync(join(shell.folder, 'run', 'run.json'));
      const { status, out, error } = shell.run('train', ...words, '--format', 'json');
      assert.deepEqual([status, out], [1, '']);
      assert.match(error, pattern);
      assert.deepEqual(readFileSync(join(shell.folder, 'run', 'run.json')), before);
    }
    beforeEach(() => shell.train('flower.nnet', '--out', 'run'));

    it('a folder that holds a run, or anything', () => {
      refused(/^error run-folder-taken: .*--resume/, 'flower.nnet', '--out', 'run');
      mkdirSync(join(shell.folder, 'full'));
      writeFileSync(join(shell.folder, 'full', 'note'), '');
      refused(/^error run-folder-not-empty: /, 'flower.nnet', '--out', 'full');
    });

    it('a folder without a run to resume, or with a damaged one', () => {
      refused(/^error run-file-missing: /, 'flower.nnet', '--resume', 'nowhere');
      shell.write('damaged/run.json', '{');
      refused(/^error run-file-damaged: /, 'flower.nnet', '--resume', 'damaged');
      shell.write('run/checkpoint/state.ckpt', 'NNETCKP1 and nothing else');
      refused(/^run: error checkpoint-corrupt: /, 'flower.nnet', '--resume', 'run');
    });

    it('a changed spec, another seed, changed data', () => {
      refused(/^run: error checkpoint-spec: .*\(seed 3 → 4\)/, 'flower.nnet', '--resume', 'run', '--seed', '4');
      shell.write('flower.nnet', flower(50).replace('seed 3', 'seed 5'));
      refused(/^run: error checkpoint-spec: .*\(seed 3 → 5\)/, 'flower.nnet', '--resume', 'run');
      shell.write('flower.nnet', flower(50).replace('lr=0.05', 'lr=0.06'));
      refused(/^run: error checkpoint-spec: .*\(optimizer lr 0.05 → 0.06\)/, 'flower.nnet', '--resume', 'run');
      shell.write('flower.nnet', flower(50).replace('samples=80', 'samples=84'));
      refused(/^run: error checkpoint-data: .*\(data samples 80 → 84\)/, 'flower.nnet', '--resume', 'run');
    });

    it('more epochs under a cosine schedule', () => {
      shell.write('cosine.nnet', flower(50).replace('batch 16', 'batch 16\n  schedule cosine'));
      shell.train('cosine.nnet', '--out', 'cosine');
      refused(/^cosine: error cosine-extended: /, 'cosine.nnet', '--resume', 'cosine', '--epochs', '60');
    });

    it('a run that another process trains', async () => {
      const child = shell.start('train', 'flower.nnet', '--resume', 'run', '--epochs', endless, '--format', 'json');
      await new Promise((resolve) => child.stdout?.once('data', resolve));
      const ended = new Promise((resolve) => child.once('close', resolve));
      try {
        const { status, error } = shell.run('train', 'flower.nnet', '--resume', 'run', '--epochs', endless);
        assert.equal(status, 1);
        assert.match(error, new RegExp(`^run: error run-in-use: .*${child.pid}`));
      } finally {
        child.kill('SIGINT');
        await ended;
      }
    });

    it('a folder that cannot be: below a file, a file, or where the system makes none', function () {
      shell.write('file', 'x');
      refused(/^error path-not-folder: .*file”/, 'flower.nnet', '--out', 'file');
      refused(/^error path-not-folder: .*file”/, 'flower.nnet', '--out', 'file/below/run');
      if (!existsSync('/proc/self')) this.skip();
      refused(/^error path-missing: .*run/, 'flower.nnet', '--out', '/proc/nowhere/run');
    });

    it('a folder that may not be written', function () {
      if (process.getuid?.() === 0) this.skip();
      mkdirSync(join(shell.folder, 'closed'));
      chmodSync(join(shell.folder, 'closed'), 0o500);
      refused(/^error path-denied: /, 'flower.nnet', '--out', 'closed/run');
    });
  });

  it('is 2 where an expectation fails, 0 where all are met, and names both', () => {
    shell.write('met.nnet', flower(50, 'expect { train-accuracy min=0.2 max=1; test-cost max=50 }'));
    const met = shell.train('met.nnet');
    assert.equal(met.status, 0);
    assert.deepEqual(
      met.end.expect?.map(({ name, pass }) => [name, pass]),
      [
        ['train-accuracy', true],
        ['test-cost', true],
      ],
    );
    shell.write('failed.nnet', flower(50, 'expect { train-accuracy min=0.2; test-cost max=0.00001 }'));
    const failed = shell.train('failed.nnet');
    assert.equal(failed.status, 2);
    assert.equal(failed.end.status, 'finished');
    assert.equal(failed.end.expect?.[1]?.actual, failed.end.test?.cost);
    assert.match(shell.run('train', 'failed.nnet').out, /expected test-cost ≤ 0\.00001: NOT met/);
  });

  it('is 3 where it diverges, whatever the expectations, with costs that are not finite as strings', () => {
    const wild = flower(50, 'expect { train-accuracy min=1 }')
      .replace('adam lr=0.05', 'gradient-descent lr=1e30')
      .replace('tanh', 'relu')
      .replace('1 sigmoid', '1 linear')
      .replace('cross-entropy', 'mse');
    shell.write('wild.nnet', wild);
    const { status, end } = shell.train('wild.nnet');
    assert.equal(status, 3);
    assert.equal(end.status, 'diverged');
    assert.match(String(end.divergence?.layer), /^(hidden|output)$/);
    assert.match(String(end.divergence?.tensor), /\[[12]\]$|^J$/);
    assert.ok(['string', 'number'].includes(typeof end.train?.cost));
    assert.match(shell.run('train', 'wild.nnet').out, /Diverged at epoch \d+: .*“(hidden|output)”/);
  });

  it('an early stop ends finished', () => {
    shell.write('early.nnet', flower(5000).replace('batch 16', 'batch 16\n  stop patience=3 watch=test-cost'));
    const { status, end } = shell.train('early.nnet');
    assert.equal(status, 0);
    assert.equal(end.status, 'finished');
    assert.ok(Number(end.epoch) < 5000);
  });

  it('gives people the same in words, a record a line where there is no terminal', () => {
    const { status, out } = shell.run('train', 'flower.nnet', '--epochs', '4');
    assert.equal(status, 0);
    const lines = out.trimEnd().split('\n');
    assert.match(lines[0] ?? '', /^flower\.nnet: 17 parameters, 60 training examples, 4 epochs, seed 3$/);
    assert.equal(
      lines.filter((line) => /^epoch \d+ {2}train cost .* {2}accuracy .* {2}test cost/.test(line)).length,
      5,
    );
    assert.match(out, /^Finished at epoch 4 after /m);
    assert.match(out, /^weights: .*weights\.safetensors$/m);
  });
});
