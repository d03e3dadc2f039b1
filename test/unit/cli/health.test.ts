import assert from 'node:assert/strict';
import { flower, Shell } from './shell';

/** The flower, its hidden layer and output written so. */
const withLayers = (hidden: string, output: string): string =>
  flower(3)
    .replace('dense hidden 4 tanh', `dense hidden ${hidden}`)
    .replace('dense output 1 sigmoid', `dense output ${output}`);

describe('health', () => {
  let shell: Shell;
  before(() => {
    shell = new Shell();
  });
  after(() => shell.remove());

  /** Kind, cause, units and remedies of each finding, and the exit status. */
  function told(hidden: string, output = '1 sigmoid') {
    shell.write('spec.nnet', withLayers(hidden, output));
    const { status, out } = shell.run('health', 'spec.nnet', '--format', 'json');
    const { findings, layers } = JSON.parse(out);
    return { status, findings, layers };
  }

  it('ends with 0 where no unit is in trouble', () => {
    const { status, findings } = told('4 tanh');
    assert.deepEqual([status, findings], [0, []]);
    assert.match(shell.run('health', 'spec.nnet').out, /^No unit of 2 layers is tied, dead or saturated/);
  });

  it('tells constant units, with equal gradients and how to draw others', () => {
    const { status, findings, layers } = told('4 tanh init=constant value=0.5', '1 sigmoid init=constant value=0.3');
    assert.equal(status, 1);
    const [{ kind, cause, layer, units, signs, deltas, gradients, remedies }] = findings;
    assert.deepEqual(
      { kind, cause, layer, units, signs, remedies },
      {
        kind: 'identical',
        cause: 'one-constant',
        layer: 'hidden',
        units: [0, 1, 2, 3],
        signs: [1, 1, 1, 1],
        remedies: [{ type: 'initializer', value: 'xavier' }],
      },
    );
    for (const derivatives of [deltas, gradients]) {
      assert.equal(derivatives.length, 4);
      assert.ok(derivatives[0] !== 0);
      assert.equal(new Set(derivatives).size, 1);
    }
    assert.equal(layers[0].tied, 4);
    const { out } = shell.run('health', 'spec.nnet');
    assert.match(out, /^hidden 1, 2, 3 and 4 are one unit 4 times\. They started from one constant/);
    assert.match(out, /^ {2}Remedies: init=xavier$/m);
  });

  it('tells units of zeros, dead ones and saturated ones, each with its cause', () => {
    const causes = (hidden: string, output?: string): unknown[] =>
      told(hidden, output).findings.map(({ cause, remedies }: { cause: string; remedies: unknown }) => [
        cause,
        remedies,
      ]);
    assert.deepEqual(causes('4 tanh init=zeros', '1 sigmoid init=zeros'), [
      ['zero', [{ type: 'initializer', value: 'xavier' }]],
    ]);
    assert.deepEqual(causes('4 relu bias=-99'), [
      [
        'dead-start',
        [
          { type: 'bias', value: 0 },
          { type: 'activation', value: 'leaky-relu' },
        ],
      ],
    ]);
    assert.deepEqual(causes('4 tanh bias=40'), [['saturated-start', [{ type: 'bias', value: 0 }]]]);
  });
});
