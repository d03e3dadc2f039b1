import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../src/language/analyze';
import { written } from './arbitrary';

describe('reading a spec', function () {
  this.timeout(120_000);

  it('finds the very spec that was written, whatever the style', () => {
    fc.assert(
      fc.property(written, ({ text, spec }) => {
        const analysis = analyze(text);
        assert.deepEqual(analysis.problems, []);
        assert.deepEqual(analysis.spec, spec);
      }),
      { seed: 20_240_501, numRuns: 1500 },
    );
  });
});
