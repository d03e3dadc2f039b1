import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isFull } from '../../../count';
import { arithmetics } from './machines';

/** Tests of single steps, and those of whole trainings. */
const ofSteps = ['activation-limits', 'gradient', 'plan', 'vector'];
const ofTrainings = ['course', 'examples', 'network', 'steps'];

/** The newer Node that the tests in the workbench run under. */
const newer = `test/host/node_modules/node-${process.platform}-${process.arch}/bin/node`;

describe('fused multiply-add', () => {
  it('passes all of these tests too, where this Node is too old for it under a newer one', function () {
    if (arithmetics.includes('fma')) return;
    if (!existsSync(newer)) {
      console.log(`      skipped: ${newer} is not installed yet`);
      this.skip();
    }
    const files = [...ofSteps, ...(isFull ? ofTrainings : [])].map(
      (name) => `out/test/unit/engine/compiled/${name}.test.js`,
    );
    const mocha = 'node_modules/mocha/bin/mocha.js';
    const args = ['--enable-source-maps', mocha, '--no-config', '--exit', '--timeout', '600000', ...files];
    const env = { ...process.env, NNET_TEST_RESULTS: undefined };
    const { status, stdout, stderr } = spawnSync(newer, args, { encoding: 'utf8', env });
    assert.equal(status, 0, `${stdout}${stderr}`);
    assert.match(stdout, / in fma|\(fma\)/);
    console.log(`      ${/\d+ passing/.exec(stdout)?.[0]} under ${newer}`);
  });
});
