import assert from 'node:assert/strict';
import { flower, type Json, Shell } from './shell';

const single = flower(20).replace('  dense hidden 4 tanh\n', '').replace('batch 16', 'batch full\n  precision float64');

describe('landscape', () => {
  let shell: Shell;
  before(() => {
    shell = new Shell();
    shell.write('flower.nnet', flower(20));
    shell.write('single.nnet', single);
    shell.train('single.nnet', '--out', 'run');
  });
  after(() => shell.remove());

  const numbers = (rows: Json | undefined): readonly number[] => (rows ?? []).flatMap((row) => row.map(Number));

  it('has the way of a run, its costs at its steps, and a lowest place that nothing is below', () => {
    const found = shell.json('landscape', 'single.nnet', '--run', 'run', '--parameters', 'w2,b');
    assert.deepEqual([found.plane, found.axes, found.steps], ['parameters', ['w2', 'b'], 20]);
    const [entropy, squares] = found.costs ?? [];
    assert.deepEqual([entropy?.name, squares?.name], ['cross-entropy', 'squares']);
    const last = shell.json('replay', 'run', '--step', '20');
    const path = entropy?.path ?? [];
    assert.ok(Math.abs(Number(path.at(-1)?.cost) - Number(last.train?.cost)) < 1e-12);
    for (const cost of [entropy, squares]) {
      const least = Number(cost?.least?.cost);
      assert.ok(numbers(cost?.grid).every((value) => value >= least));
      const levels = new Set((cost?.levels ?? []).map(Number));
      assert.ok((cost?.contours ?? []).every(({ level }) => levels.has(Number(level))));
    }
    // Each cost has the way of its own training, from the same start.
    assert.deepEqual(entropy?.path?.[0]?.x, squares?.path?.[0]?.x);
    assert.notDeepEqual(path.at(-1)?.x, squares?.path?.at(-1)?.x);
  });

  it('is along the way for more units, and the same from a run as from a training in memory', () => {
    shell.train('flower.nnet', '--out', 'petals');
    const ofRun = shell.run(
      'landscape',
      'flower.nnet',
      '--run',
      'petals',
      '--cost',
      'cross-entropy',
      '--format',
      'json',
    );
    const trained = shell.run('landscape', 'flower.nnet', '--cost', 'cross-entropy', '--format', 'json');
    assert.deepEqual([ofRun.status, trained.status, ofRun.error], [0, 0, '']);
    assert.equal(ofRun.out, trained.out);
    assert.match(ofRun.out, /^\{"plane":"path","axes":\["first","second"\],"share":0\.\d+,"parameters":17,/);
  });

  it('is drawn for people in characters', () => {
    const { status, out } = shell.run('landscape', 'single.nnet', '--steps', '20', '--cost', 'squares');
    assert.equal(status, 0);
    assert.match(out, /^The cost over w1 \(across\) and w2 \(up\), and the way of 20 steps\.\n/);
    for (const mark of ['S', 'o', 'E', 'X', '@', ':'])
      assert.ok(out.split('\n').slice(3, 25).join('').includes(mark), mark);
    assert.match(out, /\nsquares +0\.\d+ +0\.\d+ +0\.\d+ \(\S+, \S+\)\n/);
  });

  it('says why something cannot be shown', () => {
    const refused = (...words: string[]): string => {
      const { status, out, error } = shell.run('landscape', ...words);
      assert.deepEqual([status, out], [1, '']);
      return error;
    };
    assert.match(
      refused('flower.nnet', '--parameters', 'w b'),
      /error landscape-units: Only a network of a single unit/,
    );
    assert.match(refused('single.nnet', '--parameters', 'w1 w3'), /no parameter “w3”; it has w1, w2, b/);
    assert.match(refused('single.nnet', '--parameters', 'b'), /two different parameters/);
    assert.match(refused('single.nnet', '--parameters', 'b b'), /two different parameters/);
    assert.match(refused('single.nnet', '--plane', 'path', '--parameters', 'w1 b'), /exclude each other/);
    assert.match(refused('flower.nnet', '--steps', '0'), /has not moved its parameters/);
    assert.match(refused('single.nnet', '--run', 'run', '--steps', '3'), /exclude each other/);
    shell.write('linear.nnet', single.replace('sigmoid', 'linear').replace('cross-entropy', 'mse'));
    assert.match(refused('linear.nnet', '--cost', 'cross-entropy'), /have no cost “cross-entropy”; they have squares/);
    shell.write(
      'large.nnet',
      flower(1).replace('hidden 4', 'hidden 1100').replace('  dense output', '  dense more 1000 tanh\n  dense output'),
    );
    assert.match(refused('large.nnet'), /has 1,?105,?\d+ parameters; a landscape is drawn for 1,?000,?000 at most/);
    assert.match(refused('flower.nnet', '--run', 'run'), /error checkpoint-spec/);
  });
});

describe('race', () => {
  let shell: Shell;
  before(() => {
    shell = new Shell();
    shell.write('flower.nnet', flower(20));
  });
  after(() => shell.remove());

  it('gives each optimiser the figures of its own training', () => {
    const lines = ['adam lr=0.05', 'momentum momentum=0.5 lr=0.3'];
    const found = shell.json('race', 'flower.nnet', ...lines.flatMap((line) => ['--runner', line]), '--steps', '32');
    for (const [k, line] of lines.entries()) {
      shell.write('alone.nnet', flower(8).replace('adam lr=0.05', line));
      const { end } = shell.train('alone.nnet');
      const runner = found.runners?.[k];
      assert.ok(Math.abs(Number(runner?.cost) - Number(end.train?.cost)) < 1e-6);
      assert.deepEqual([runner?.steps, runner?.costs?.length, runner?.measured?.at(-1)], [32, 33, 32]);
      assert.equal(runner?.path?.[0]?.x, found.runners?.[0]?.path?.[0]?.x);
    }
    assert.deepEqual(found.runners?.[1]?.settings, 'lr=0.3 momentum=0.5');
    assert.ok(Number(found.target) < Number(found.start));
  });

  it('is a table for people, the best first, and tells who diverged', () => {
    shell.write('squares.nnet', flower(20).replace('cross-entropy', 'mse').replace('sigmoid', 'linear'));
    const runners = ['--runner', 'gradient-descent lr=1e9', '--runner', 'adam lr=0.05'];
    const { status, out } = shell.run('race', 'squares.nnet', ...runners, '--steps', '200', '--to', '0.1');
    assert.equal(status, 0);
    const rows = out.trimEnd().split('\n').slice(-3);
    assert.match(rows[0] ?? '', /^optimiser +parameters +steps to 0\.1 +cost after 200 +way gone$/);
    assert.match(rows[1] ?? '', /^adam +lr=0\.05 +\d+ +0\.0\d+ +\d+\.\d+$/);
    assert.match(rows[2] ?? '', /^gradient-descent +lr=1000000000 +– +diverged at step \d+ +\S+$/);
  });

  it('refuses runners that are none, and too many', () => {
    const refused = (...words: string[]): string => {
      const { status, out, error } = shell.run('race', 'flower.nnet', ...words);
      assert.deepEqual([status, out], [1, '']);
      return error;
    };
    assert.match(refused('--steps', '3'), /needs --runner/);
    assert.match(refused('--runner', 'adam'), /needs --steps/);
    assert.match(refused('--runner', 'adamm', '--steps', '3'), /adamm.*do you mean `adam`/);
    assert.match(refused('--runner', 'adam lr=-1', '--steps', '3'), /0 ≤ lr/);
    assert.match(refused('--runner', 'adam } data {', '--steps', '3'), /no optimiser as a spec writes it/);
    assert.match(refused('--runner', 'adam', '--steps', '0'), /from 1 to 20000/);
    const seven = Array.from({ length: 7 }, (_, k) => ['--runner', `adam lr=0.0${k}`]).flat();
    assert.match(refused(...seven, '--steps', '3'), /6 runners at most, and these are 7/);
  });
});
