import assert from 'node:assert/strict';
import { flower, Shell } from './shell';

describe('collapse', () => {
  let shell: Shell;
  before(() => {
    shell = new Shell();
    shell.write('flower.nnet', flower());
    shell.write('linear.nnet', flower(20).replace('hidden 4 tanh', 'hidden 4 linear'));
  });
  after(() => shell.remove());

  it('prints the one layer of a stack, of trained weights too, and how little the outputs differ', () => {
    shell.train('linear.nnet', '--out', 'run');
    const { stacks, examples, maxAbs } = shell.json('collapse', 'linear.nnet', '--weights', 'run/weights.safetensors');
    const [stack] = stacks ?? [];
    assert.deepEqual([stack?.layers, stack?.activation, examples], [['hidden', 'output'], 'sigmoid', 60]);
    assert.deepEqual([stack?.W?.length, stack?.W?.[0]?.length, stack?.b?.length], [1, 2, 1]);
    assert.ok(Number(maxAbs) < 1e-15);
    const { out } = shell.run('collapse', 'linear.nnet', '--weights', 'run/weights.safetensors');
    assert.match(out, /^hidden, output together are one layer, with g = sigmoid:\n {2}W′ = W\[2\] W\[1\] \(1, 2\)\n/);
    assert.match(out, /^ {2}b′ = W\[2\]b\[1\] \+ b\[2\] \(1, 1\)$/m);
    assert.match(out, /^With one layer in place of each stack the outputs differ by at most \S+, over 60 examples\.$/m);
  });

  it('says that nothing collapses where each layer is behind a g that is not linear', () => {
    const { out, status } = shell.run('collapse', 'flower.nnet');
    assert.deepEqual(
      [status, out],
      [0, 'No two layers are one: behind each layer but the last is a g that is not linear.\n'],
    );
  });
});
