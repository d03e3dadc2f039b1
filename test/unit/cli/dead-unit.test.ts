import assert from 'node:assert/strict';
import { flower, Shell } from './shell';

describe('the unit that ends a training', () => {
  let shell: Shell;
  before(() => {
    shell = new Shell();
  });
  after(() => shell.remove());

  it('is counted from 1 for people, as the panel does, and from 0 for machines', () => {
    shell.write('still.nnet', flower(2).replace('tanh', 'relu init=zeros'));
    const { out } = shell.run('train', 'still.nnet', '--out', 'told', '--until', 'dead');
    assert.match(out, /^Reached at step \d+, epoch \d+: unit 1 of “hidden” is dead\.$/m);
    const { end } = shell.train('still.nnet', '--out', 'json', '--until', 'dead');
    assert.deepEqual(end.reached, { goal: 'dead', layer: 'hidden', unit: 0 });
  });
});
