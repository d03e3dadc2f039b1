import assert from 'node:assert/strict';
import { flower, type Json, Shell } from './shell';

describe('results', () => {
  let shell: Shell;
  before(() => {
    shell = new Shell();
    shell.write('flower.nnet', flower(6));
    shell.train('flower.nnet', '--out', 'run');
  });
  after(() => shell.remove());

  const numbers = (row: Json | undefined): number[] => (row ?? assert.fail()).map(Number);

  it('of a run are those that it ended with, of each set, by its own figures', () => {
    const { end } = shell.train('flower.nnet');
    for (const [set, examples] of [
      ['train', 60],
      ['test', 20],
    ] as const) {
      const told = shell.json('results', 'flower.nnet', '--run', 'run', '--set', set);
      assert.equal(told['examples'], examples);
      const [first, second] = (told['matrix'] ?? assert.fail()).map(numbers);
      assert.ok(first && second);
      const [a = NaN, b = NaN] = first;
      const [c = NaN, d = NaN] = second;
      assert.equal(a + b + c + d, examples);
      assert.equal(told['wrong'], b + c);
      assert.equal(told['accuracy'], (a + d) / examples);
      assert.equal(told['accuracy'], end[set]?.['accuracy'] ?? assert.fail());
      assert.deepEqual(
        (told['classes'] ?? assert.fail()).map((each) => [each['recall'], each['examples']]),
        [
          [a / (a + b), a + b],
          [d / (c + d), c + d],
        ],
      );
      assert.equal((told['mostSure'] ?? assert.fail()).length, Math.min(24, b + c));
    }
    const byWeights = shell.json('results', 'flower.nnet', '--weights', 'run/weights.safetensors');
    assert.deepEqual(byWeights, shell.json('results', 'flower.nnet', '--run', 'run'));
    assert.equal(byWeights['set'], 'test');
  });

  it('are those of a step, and without weights those that training begins with', () => {
    const first = shell.json('results', 'flower.nnet', '--run', 'run', '--step', '0');
    assert.equal(first['step'], 0);
    const start = shell.json('results', 'flower.nnet');
    for (const key of ['matrix', 'classes', 'reliability', 'mostSure']) assert.deepEqual(first[key], start[key]);
  });

  it('are printed as a matrix, classes, bins and the most sure wrong examples', () => {
    const { out } = shell.run('results', 'flower.nnet', '--set', 'train');
    assert.match(
      out,
      /^train: \d+ of 60 examples wrong, accuracy [\d.]+ %\.\n\ntrue ↓ predicted → +0 +1\n0 +\d+ +\d+\n/,
    );
    assert.match(out, /^class +examples +predicted +precision +recall +F1$/m);
    assert.match(out, /^0\.9 … 1 +/m);
    assert.match(out, /^Expected calibration error [\d.]+, Brier score [\d.]+\.$/m);
    assert.match(out, /^example +true +predicted +ŷ$/m);
  });

  it('list the most frequent confusions of many classes', () => {
    shell.write(
      'many.nnet',
      'nnet 1\ndata { generate blobs samples=400 classes=40 }\nmodel {\n  input 2\n  dense output 40 softmax\n}\n',
    );
    assert.match(shell.run('results', 'many.nnet').out, /^true +predicted +examples\n\d+ +\d+ +\d+$/m);
    assert.equal(shell.json('results', 'many.nnet')['matrix']?.length, 40);
  });

  it('say what they lack: classes, a set, a probability', () => {
    shell.write('sine.nnet', 'nnet 1\ndata { generate sine }\nmodel {\n  input 1\n  dense out 1\n}\n');
    assert.match(shell.run('results', 'sine.nnet').error, /^sine\.nnet: error cli-results-numbers: /);
    const lacking = shell.run('results', 'flower.nnet', '--set', 'validation');
    assert.equal(
      lacking.error,
      'flower.nnet: error cli-results-set: The data have no set “validation”; they have: train, test.\n',
    );
    shell.write('hinge.nnet', flower(2).replace('loss cross-entropy', 'loss hinge').replace('1 sigmoid', '1'));
    const { out } = shell.run('results', 'hinge.nnet');
    assert.match(out, /^ŷ is no probability here/m);
    assert.equal(shell.json('results', 'hinge.nnet')['reliability'], undefined);
  });
});
