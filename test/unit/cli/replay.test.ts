import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { flower, parse, Shell } from './shell';

/** 60 examples in batches of 16: 4 steps an epoch. */
const spec = flower(30).replace('hidden 4 tanh', 'hidden 4 tanh\n  dropout rate=0.2');

describe('replay', () => {
  let shell: Shell;
  let end: ReturnType<Shell['train']>['end'];
  before(() => {
    shell = new Shell();
    shell.write('flower.nnet', spec);
    end = shell.train('flower.nnet', '--out', 'run', '--seed', '9').end;
  });
  after(() => shell.remove());

  const hashOf = (path: string): string =>
    createHash('sha256')
      .update(readFileSync(join(shell.folder, path)))
      .digest('hex');

  it('gives a run as it was at a step: its figures, and weights with the bits of a run that ends there', () => {
    const last = shell.json('replay', 'run', '--step', '120', '--out', 'w.safetensors');
    assert.deepEqual(Object.keys(last), ['step', 'epoch', 'weightsSha256', 'train', 'test', 'moments']);
    assert.deepEqual([last.step, last.epoch], [120, 30]);
    assert.equal(last.weightsSha256, end.weightsSha256);
    assert.equal(hashOf('w.safetensors'), end.weightsSha256);
    assert.deepEqual([last.train, last.test], [end.train, end.test]);
    for (const epochs of [0, 1, 7]) {
      const short = shell.train('flower.nnet', '--seed', '9', '--epochs', String(epochs)).end;
      const there = shell.json('replay', 'run', '--step', String(4 * epochs));
      assert.equal(there.weightsSha256, short.weightsSha256, `epoch ${epochs}`);
      assert.deepEqual([there.epoch, there.train], [epochs, short.train]);
    }
    assert.equal(shell.json('replay', 'run', '--step', '30').epoch, 7);
  });

  it('goes to the first moment at which a goal is reached, where a training that pauses there ends', () => {
    const { end: paused } = shell.train('flower.nnet', '--seed', '9', '--until', 'cost<0.55');
    const there = shell.json('replay', 'run', '--until', 'cost<0.55');
    assert.deepEqual(Object.keys(there), ['step', 'epoch', 'weightsSha256', 'reached', 'train', 'test', 'moments']);
    assert.equal(there.weightsSha256, paused.weightsSha256);
    assert.deepEqual([there.step, there.reached], [paused.step, paused.reached]);
    const behind = shell.json('replay', 'run', '--until', '10 batches, cost<0.001', '--step', '7');
    assert.deepEqual([behind.step, behind.reached], [17, { goal: '10 batches' }]);
    assert.equal(behind.weightsSha256, shell.json('replay', 'run', '--step', '17').weightsSha256);
    const { status, out, error } = shell.run('replay', 'run', '--until', 'cost<0.001', '--step', '100');
    assert.deepEqual([status, out], [2, '']);
    assert.match(error, /^Not reached from step 100 to step 120, the last one of the run: cost<0\.001\.\n$/);
    assert.match(
      shell.run('replay', 'run', '--until', 'cost<0.55').out,
      /^Reached at step \d+, epoch \d+: cost<0\.55 \(it is 0\.5/,
    );
  });

  it('does so without any moment, and tells people the figures and the hash', () => {
    const moments = readdirSync(join(shell.folder, 'run/moments'));
    assert.ok(moments.length > 0);
    const bytes = moments.reduce((sum, name) => sum + statSync(join(shell.folder, 'run/moments', name)).size, 0);
    assert.deepEqual(shell.json('replay', 'run', '--step', '1').moments, { count: moments.length, bytes });
    const size = Number((bytes / 2 ** 20).toPrecision(3));
    const told = /^The run has (\d+) saved moments? to go back to, which takes? (\S+) MB on disk\.$/m;
    assert.deepEqual(
      told
        .exec(shell.run('replay', 'run', '--step', '1').out)
        ?.slice(1)
        .map(Number),
      [moments.length, size],
    );
    rmSync(join(shell.folder, 'run/moments'), { recursive: true });
    const { status, out } = shell.run('replay', 'run', '--step', '120');
    assert.equal(status, 0);
    assert.match(
      out,
      /^epoch 30 {2}train cost \S+ {2}accuracy \S+ {2}test cost \S+ {2}accuracy \S+\nSHA-256 of the weights at step 120: [0-9a-f]{64}\nThe run has 0 saved moments to go back to, which take 0 MB on disk\.\n$/,
    );
    assert.ok(out.includes(String(end.weightsSha256)));
  });

  it('is where an explanation goes on: its update leads to the next step', () => {
    shell.write('plain.nnet', flower(3).replace('batch 16', 'batch 60\n  precision float64'));
    shell.train('plain.nnet', '--out', 'plain');
    const explained = shell.json('explain', 'plain.nnet', '--run', 'plain', '--step', '1', '--batch', '0');
    assert.deepEqual([explained.step, explained.update?.number, explained.m], [1, 2, 60]);
    shell.json('replay', 'plain', '--step', '2', '--out', 'second.safetensors');
    const next = shell.json('explain', 'plain.nnet', '--weights', 'second.safetensors', '--batch', '0');
    const after = explained.layers?.[1]?.WAfter?.flat().map(Number) ?? [];
    const weights = next.layers?.[1]?.W?.flat().map(Number) ?? [];
    assert.equal(after.length, 8);
    for (const [k, w] of weights.entries()) assert.ok(Math.abs(w - (after[k] ?? Number.NaN)) < 1e-12, `${w}`);
    assert.ok(Math.abs(Number(explained.costAfter) - Number(next.cost)) < 1e-12);
  });

  it('is at its last step for an explanation and for the health of its units, where no step is given', () => {
    for (const name of ['explain', 'health']) {
      const last = shell.json(name, 'flower.nnet', '--run', 'run');
      assert.equal(last.step, 120);
      assert.deepEqual(last, shell.json(name, 'flower.nnet', '--run', 'run', '--step', '120'));
    }
    assert.match(shell.run('health', 'flower.nnet', '--run', 'run').out, /^At step 120 of the run:\n/);
    assert.match(shell.run('health', 'flower.nnet', '--run', 'run', '--step', '3').out, /^At step 3 of the run:\n/);
  });

  it('refuses a step that the run has not, another spec, other data, and what is no run', () => {
    const refused = (...words: string[]): string => {
      const { status, out, error } = shell.run(...words);
      assert.deepEqual([status, out], [1, '']);
      return error;
    };
    assert.match(refused('replay', 'run', '--step', '121'), /^run: error cli-step-range: The run has 120 steps, .*121/);
    assert.match(refused('replay', 'run'), /needs --step/);
    assert.match(refused('replay', 'run', '--until', 'soon'), /cli-until: .*“soon”/);
    assert.match(refused('replay', 'run', '--until', 'dead'), /goal-no-units/);
    assert.match(refused('replay', 'run', '--until', 'cost<1', '--step', '121'), /^run: error cli-step-range/);
    assert.match(refused('replay', 'nowhere', '--step', '1'), /nowhere/);
    shell.write('other.nnet', spec.replace('lr=0.05', 'lr=0.06'));
    assert.match(refused('explain', 'other.nnet', '--run', 'run', '--step', '1'), /^run: .*lr 0\.05 → 0\.06/);
    const tooLate = ['flower.nnet', '--run', 'run', '--step', '121'] as const;
    for (const name of ['explain', 'health']) assert.match(refused(name, ...tooLate), /cli-step-range/);
    assert.match(refused('explain', 'flower.nnet', '--step', '1'), /--step needs --run/);
    assert.match(
      refused('explain', 'flower.nnet', '--run', 'run', '--step', '1', '--weights', 'w.safetensors'),
      /--weights and --run exclude each other/,
    );
    shell.write('t.csv', 'a,b,y\n1,2,0\n3,4,1\n5,6,0\n');
    shell.write(
      't.nnet',
      'nnet 1\ndata { file "t.csv" target=y }\nmodel {\n  input 2\n  dense output 1 sigmoid\n}\ntrain { epochs 3 }\n',
    );
    shell.train('t.nnet', '--out', 'table');
    shell.write('t.csv', 'a,b,y\n1,2,0\n3,4,1\n5,7,0\n');
    assert.match(refused('replay', 'table', '--step', '1'), /^table: error checkpoint-data/);
  });

  it('is of the run that was killed and resumed, too', () => {
    shell.write('long.nnet', spec.replace('epochs 30', 'epochs 60'));
    shell.train('long.nnet', '--out', 'long');
    shell.write('longer.nnet', spec.replace('epochs 30', 'epochs 90'));
    const { end: longer } = shell.train('longer.nnet', '--resume', 'long');
    const there = shell.json('replay', 'long', '--step', '360');
    assert.equal(there.weightsSha256, longer.weightsSha256);
    const written = parse(shell.run('replay', 'long', '--step', '100', '--format', 'json').out);
    const { end: straight } = shell.train('flower.nnet', '--epochs', '25');
    assert.equal(written.weightsSha256, straight.weightsSha256);
  });
});
